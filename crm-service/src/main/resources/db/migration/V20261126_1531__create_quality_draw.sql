CREATE TABLE quality_draw (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  post VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  day DATE NOT NULL,
  seed BIGINT NOT NULL,
  population INT NOT NULL,
  drawn_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  drawn_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id)
);
