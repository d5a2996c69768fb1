-- The receipts register: rows are only added.
CREATE TABLE payment (
  id          CHAR(36)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version     BIGINT        NOT NULL,
  order_id    CHAR(36)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code  VARCHAR(16)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  kind        VARCHAR(16)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  amount      DECIMAL(18,2) NOT NULL,
  currency    CHAR(3)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  method      VARCHAR(20)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reference   VARCHAR(64)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  booked_by   VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  received_at DATETIME(6)   NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uk_payment_reference (store_code, reference),
  KEY ix_payment_order (order_id, received_at, id),
  CONSTRAINT fk_payment_order FOREIGN KEY (order_id) REFERENCES sales_order (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
