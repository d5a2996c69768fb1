CREATE TABLE archive_closing (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  closed_year INT NOT NULL,
  customers INT NOT NULL,
  complete INT NOT NULL,
  closed_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  closed_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY archive_closing_of_year (store_code, closed_year)
);
