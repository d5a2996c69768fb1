CREATE TABLE after_sales_plan (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  plan_month CHAR(7) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  targets JSON NOT NULL,
  revision INT NOT NULL,
  drawn_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  drawn_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY after_sales_plan_once (store_code, plan_month)
);
