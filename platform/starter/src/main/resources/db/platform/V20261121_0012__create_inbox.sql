CREATE TABLE inbox (
  handler    VARCHAR(160) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  event_id   VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  event_type VARCHAR(160) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  subject    VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  sequence   BIGINT NOT NULL,
  outcome    VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  produced   VARCHAR(4000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  handled_at DATETIME(6) NOT NULL,
  PRIMARY KEY (handler, event_id),
  KEY inbox_by_time (handled_at)
);
