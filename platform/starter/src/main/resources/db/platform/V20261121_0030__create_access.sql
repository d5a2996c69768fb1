CREATE TABLE token_not_before (
  person_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  not_before DATETIME(6) NOT NULL,
  PRIMARY KEY (person_id),
  KEY token_not_before_recent (not_before)
);

CREATE TABLE staff (
  person_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  stores VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  roles VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  department_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  post_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  head_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  status VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (person_id),
  KEY staff_by_department (department_id),
  KEY staff_by_store (store_code)
);

CREATE TABLE issuer_keys (
  id TINYINT NOT NULL,
  jwk_set TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  fetched_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id)
);
