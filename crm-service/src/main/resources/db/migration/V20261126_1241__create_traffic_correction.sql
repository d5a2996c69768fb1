CREATE TABLE traffic_correction (
  summary_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  revision INT NOT NULL,
  cause VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  reference VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  corrected_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  corrected_at DATETIME(6) NOT NULL,
  PRIMARY KEY (summary_id, revision)
);
