-- next_attempt_at is NULL once the insurer has said yes or no.
CREATE TABLE insurer_request (
  number VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  kind VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  about CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  insurer_code VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  request JSON NOT NULL,
  state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  attempts INT NOT NULL,
  next_attempt_at DATETIME(6) NULL,
  said VARCHAR(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NULL,
  PRIMARY KEY (number),
  KEY insurer_request_waiting (next_attempt_at, number),
  KEY insurer_request_about (about)
);
