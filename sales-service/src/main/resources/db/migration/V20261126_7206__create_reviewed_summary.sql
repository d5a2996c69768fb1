-- Projection of the summaries of the market that were reviewed in crm.
CREATE TABLE reviewed_summary (
  review_id   CHAR(36)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  summary_id  VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  store_code  VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  reviewed_at DATETIME(6) NOT NULL,
  PRIMARY KEY (review_id),
  KEY ix_reviewed_summary (summary_id, store_code)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
