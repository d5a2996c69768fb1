CREATE TABLE traffic_summary (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  period VARCHAR(8) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  from_date DATE NOT NULL,
  to_date DATE NOT NULL,
  revision INT NOT NULL,
  figures TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  closed_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  closed_at DATETIME(6) NOT NULL,
  sheets_collected_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  corrected_at DATETIME(6) NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY traffic_summary_once (store_code, period, from_date),
  KEY traffic_summary_by_end (store_code, to_date, id)
);
