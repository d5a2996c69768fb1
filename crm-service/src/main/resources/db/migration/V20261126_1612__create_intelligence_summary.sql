CREATE TABLE intelligence_summary (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  number VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  owner_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  month CHAR(7) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  entries INT NOT NULL,
  verified INT NOT NULL,
  losses INT NOT NULL,
  lines_shown JSON NOT NULL,
  conclusion VARCHAR(2000) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
  published_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY intelligence_summary_number (number),
  KEY intelligence_summary_by_time (store_code, published_at, id),
  KEY intelligence_summary_by_owner (owner_id, published_at, id)
);
