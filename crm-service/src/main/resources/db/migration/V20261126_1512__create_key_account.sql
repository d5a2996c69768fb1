CREATE TABLE key_account (
  customer_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  manager_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  since DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (customer_id),
  KEY key_account_by_store (store_code, since, customer_id),
  KEY key_account_by_manager (manager_id, since, customer_id)
);
