CREATE TABLE survey_grade (
  survey_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  position INT NOT NULL,
  item VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  grade INT NOT NULL,
  PRIMARY KEY (survey_id, position)
);
