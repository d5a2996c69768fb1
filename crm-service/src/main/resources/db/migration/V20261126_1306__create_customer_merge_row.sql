CREATE TABLE customer_merge_row (
  merge_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  position INT NOT NULL,
  table_name VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  column_name VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  row_key VARCHAR(400) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  before_text TEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
  after_text TEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (merge_id, position)
);
