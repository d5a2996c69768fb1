CREATE TABLE referral_order (
  order_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  lead_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  consultant_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  placed_at DATETIME(6) NULL,
  cancelled BOOLEAN NOT NULL,
  sequence_no BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (order_id),
  KEY referral_order_by_month (store_code, placed_at, cancelled, lead_id)
);
