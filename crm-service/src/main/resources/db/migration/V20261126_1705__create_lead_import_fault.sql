CREATE TABLE lead_import_fault (
  import_id   CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sheet_row  BIGINT NOT NULL,
  column_name VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  code        VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (import_id, sheet_row, column_name)
);
