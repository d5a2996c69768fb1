CREATE TABLE lost_renewal_review (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  month CHAR(7) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  lost INT NOT NULL,
  measured INT NOT NULL,
  reasons JSON NOT NULL,
  measures JSON NOT NULL,
  reviewer_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reviewed_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY lost_renewal_review_month (store_code, month, reviewer_id)
);
