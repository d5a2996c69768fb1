CREATE TABLE policy_register (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  day DATE NOT NULL,
  policies INT NOT NULL,
  forms_counted INT NOT NULL,
  forms_in_book INT NOT NULL,
  faults INT NOT NULL,
  documents_missing INT NOT NULL,
  clerk_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  closed_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY policy_register_day (store_code, day, id)
);
