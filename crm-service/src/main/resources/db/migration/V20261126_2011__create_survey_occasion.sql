CREATE TABLE survey_occasion (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  period_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  kind VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  customer_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reference VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  consultant_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  happened_at DATETIME(6) NOT NULL,
  due_at DATETIME(6) NOT NULL,
  outcome VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  decided_at DATETIME(6) NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY survey_occasion_once (kind, reference),
  KEY survey_occasion_of_period (period_id, outcome),
  KEY survey_occasion_by_time (store_code, happened_at, id),
  KEY survey_occasion_of_customer (customer_id)
);
