CREATE TABLE duty_case (
  case_key   VARCHAR(64) NOT NULL,
  touched_at DATETIME(6) NOT NULL,
  PRIMARY KEY (case_key),
  KEY duty_case_by_age (touched_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
