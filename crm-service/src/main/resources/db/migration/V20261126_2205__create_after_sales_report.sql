CREATE TABLE after_sales_report (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  period VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  from_date DATE NOT NULL,
  to_date DATE NOT NULL,
  figures JSON NOT NULL,
  origin VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  plan_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  comment_sealed TEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
  revision INT NOT NULL,
  published_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  published_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY after_sales_report_once (store_code, period, from_date),
  KEY after_sales_report_by_day (store_code, from_date, id)
);
