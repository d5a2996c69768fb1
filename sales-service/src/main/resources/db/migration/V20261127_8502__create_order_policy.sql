-- The compulsory policies that were issued for the cars of an order, and the policies that were cancelled.
CREATE TABLE order_policy (
  order_id  CHAR(36)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  policy_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  vin       CHAR(17)    CHARACTER SET ascii COLLATE ascii_bin NULL,
  cancelled BOOLEAN     NOT NULL,
  PRIMARY KEY (order_id, policy_id),
  CONSTRAINT fk_order_policy_order FOREIGN KEY (order_id) REFERENCES sales_order (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
