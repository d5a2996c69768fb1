CREATE TABLE customer_merge (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  survivor_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  merged_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  merged_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  merged_at DATETIME(6) NOT NULL,
  moved INT NOT NULL,
  undo_until DATETIME(6) NOT NULL,
  undone_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  undone_at DATETIME(6) NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY customer_merge_in_store (store_code, merged_at, id),
  KEY customer_merge_by_survivor (survivor_id, undone_at),
  KEY customer_merge_by_merged (merged_id, undone_at)
);
