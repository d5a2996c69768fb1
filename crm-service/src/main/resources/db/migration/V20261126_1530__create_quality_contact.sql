CREATE TABLE quality_contact (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  person_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reference VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  contacted_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY quality_contact_once (kind, reference),
  KEY quality_contact_by_time (store_code, contacted_at)
);
