CREATE TABLE intelligence_loss (
  lead_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  rival VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
  reason_code VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  lost_at DATETIME(6) NOT NULL,
  PRIMARY KEY (lead_id),
  KEY intelligence_loss_by_time (store_code, lost_at)
);
