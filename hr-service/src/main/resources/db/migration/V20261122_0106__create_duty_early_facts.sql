CREATE TABLE duty_early_fact (
  duty_id        VARCHAR(8)   NOT NULL,
  event_id       VARCHAR(64)  NOT NULL,
  case_key       VARCHAR(64)  NOT NULL,
  type           VARCHAR(120) NOT NULL,
  subject        VARCHAR(64)  NOT NULL,
  store_code     VARCHAR(16)  NOT NULL,
  actor          VARCHAR(64)  NOT NULL,
  happened_at    DATETIME(6)  NOT NULL,
  data           TEXT         NOT NULL,
  PRIMARY KEY (duty_id, event_id),
  KEY duty_early_fact_by_case (duty_id, case_key),
  KEY duty_early_fact_by_age (happened_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
