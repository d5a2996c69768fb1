-- crm-service has kept this table from its beginning; every other service gets the same one.
CREATE TABLE IF NOT EXISTS report_review (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  owner_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  report_kind VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  report_id VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  remark_sealed TEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reviewed_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY report_review_by_time (store_code, reviewed_at, id),
  KEY report_review_by_kind (store_code, report_kind, reviewed_at, id),
  KEY report_review_of_report (report_id, reviewed_at, id),
  KEY report_review_by_owner (owner_id, reviewed_at, id)
);
