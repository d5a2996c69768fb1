CREATE TABLE hand_over (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  customer_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  previous_owner_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  cause VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  state VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  opened_at DATETIME(6) NOT NULL,
  due_at DATETIME(6) NOT NULL,
  returns_at DATETIME(6) NULL,
  consultant_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  assigned_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  assigned_at DATETIME(6) NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY hand_over_in_store (store_code, state, due_at, id),
  KEY hand_over_due (store_code, due_at, id),
  KEY hand_over_of_customer (customer_id, store_code, state)
);
