CREATE TABLE customer_alias_row (
  merged_id   VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  table_name  VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  row_key     VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (merged_id, table_name, row_key)
);
