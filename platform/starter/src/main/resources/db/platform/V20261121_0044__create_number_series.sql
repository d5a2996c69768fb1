CREATE TABLE number_series (
  kind          VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  store_code    VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  business_date DATE   NOT NULL,
  last_number   BIGINT NOT NULL,
  PRIMARY KEY (kind, store_code, business_date)
);
