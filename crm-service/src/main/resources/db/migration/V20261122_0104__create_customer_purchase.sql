CREATE TABLE customer_purchase (
  order_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  customer_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  state VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  delivered_at DATETIME(6) NULL,
  sequence_no BIGINT NOT NULL,
  PRIMARY KEY (order_id),
  KEY customer_purchase_of_customer (customer_id)
);
