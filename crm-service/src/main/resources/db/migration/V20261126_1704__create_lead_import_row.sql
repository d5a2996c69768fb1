-- trial_of is the import's id during a dry run, so that a trial knows its own rows and hides nothing from others.
CREATE TABLE lead_import_row (
  import_id   CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sheet_row  BIGINT NOT NULL,
  store_code  VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  key_hash    CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  trial_of    VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  lead_id     CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  customer_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  fresh       BOOLEAN NOT NULL,
  PRIMARY KEY (import_id, sheet_row),
  UNIQUE KEY lead_import_row_once (store_code, key_hash, trial_of),
  KEY lead_import_row_of_customer (customer_id)
);
