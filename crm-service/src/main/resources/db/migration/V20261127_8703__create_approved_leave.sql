CREATE TABLE approved_leave (
  id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  person_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  from_date DATE NOT NULL,
  to_date DATE NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id)
);
