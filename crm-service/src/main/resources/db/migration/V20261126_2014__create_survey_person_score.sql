CREATE TABLE survey_person_score (
  survey_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  measured VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  kind VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  person_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  score DECIMAL(5,2) NOT NULL,
  answered_at DATETIME(6) NOT NULL,
  counted BOOLEAN NOT NULL,
  PRIMARY KEY (survey_id, measured),
  KEY survey_person_score_of_person (person_id, measured, answered_at),
  KEY survey_person_score_of_store (store_code, answered_at)
);
