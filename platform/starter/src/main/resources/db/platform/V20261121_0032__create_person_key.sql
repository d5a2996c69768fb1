CREATE TABLE person_key (
  person_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  wrapped VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NULL,
  master_key VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at DATETIME(6) NOT NULL,
  erased_at DATETIME(6) NULL,
  PRIMARY KEY (person_id),
  KEY person_key_erased (erased_at)
);
