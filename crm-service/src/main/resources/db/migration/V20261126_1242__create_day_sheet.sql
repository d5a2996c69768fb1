CREATE TABLE day_sheet (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  owner_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sheet_date DATE NOT NULL,
  visits INT NOT NULL,
  leads INT NOT NULL,
  report_sealed TEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  handed_in_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY day_sheet_once (store_code, sheet_date, owner_id),
  KEY day_sheet_by_owner (owner_id, sheet_date, id),
  KEY day_sheet_by_date (store_code, sheet_date, id)
);
