CREATE TABLE call_back_plan (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  month CHAR(7) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  specialist_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  calls INT NOT NULL,
  made_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY call_back_plan_month (specialist_id, month)
);
