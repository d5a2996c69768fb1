CREATE TABLE customer_duplicate (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  first_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  second_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sign VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  state VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  found_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  found_at DATETIME(6) NOT NULL,
  settled_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  settled_at DATETIME(6) NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY customer_duplicate_pair (first_id, second_id),
  KEY customer_duplicate_by_second (second_id),
  KEY customer_duplicate_in_store (store_code, state, found_at, id),
  KEY customer_duplicate_by_state (state, found_at, id)
);
