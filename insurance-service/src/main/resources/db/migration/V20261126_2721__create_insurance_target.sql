CREATE TABLE insurance_target (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  month CHAR(7) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  person_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  business VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  policies INT NOT NULL,
  set_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  set_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY insurance_target_month (store_code, month, set_at),
  KEY insurance_target_set (store_code, set_at, id)
);
