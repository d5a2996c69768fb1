CREATE TABLE survey_result (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  period_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  level VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  code VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  person_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  factor VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  department VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  answers INT NOT NULL,
  score DECIMAL(5,2) NOT NULL,
  previous_score DECIMAL(5,2) NULL,
  weight DECIMAL(5,4) NULL,
  gap DECIMAL(5,2) NOT NULL,
  impact DECIMAL(5,2) NOT NULL,
  weak BOOLEAN NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY survey_result_of_period (period_id, level, impact)
);
