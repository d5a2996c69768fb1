CREATE TABLE rule_acknowledgement (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  page_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  person_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  acknowledged_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY rule_acknowledgement_once (page_id, person_id),
  KEY rule_acknowledgement_page (page_id, acknowledged_at)
);
