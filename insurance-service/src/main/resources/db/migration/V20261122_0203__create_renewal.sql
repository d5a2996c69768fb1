CREATE TABLE renewal (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  order_id VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  customer_id VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  vin VARCHAR(17) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  policy_id VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  renewal_date DATE NOT NULL,
  state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY renewal_order (order_id),
  KEY renewal_date (store_code, renewal_date, id)
);
