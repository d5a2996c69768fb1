CREATE TABLE follow_up_sample (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  owner_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seed BIGINT NOT NULL,
  done_from DATETIME(6) NOT NULL,
  done_before DATETIME(6) NOT NULL,
  drawn_from INT NOT NULL,
  drawn_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id)
);
