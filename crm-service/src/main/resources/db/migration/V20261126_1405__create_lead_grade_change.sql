CREATE TABLE lead_grade_change (
  lead_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  position INT NOT NULL,
  grade VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  graded_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  graded_at DATETIME(6) NOT NULL,
  reason_sealed TEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (lead_id, position)
);
