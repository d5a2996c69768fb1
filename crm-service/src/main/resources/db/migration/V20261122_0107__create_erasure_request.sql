CREATE TABLE erasure_request (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  customer_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  requested_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  requested_at DATETIME(6) NOT NULL,
  restricted_until DATE NULL,
  erased_at DATETIME(6) NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY erasure_request_of_customer (customer_id)
);
