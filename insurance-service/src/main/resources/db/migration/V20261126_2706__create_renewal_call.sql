CREATE TABLE renewal_call (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  renewal_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  quote_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  store_code VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  specialist_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  channel VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seconds INT NULL,
  reference VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  outcome VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  valid BOOLEAN NOT NULL,
  note_sealed TEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
  recorded_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY renewal_call_renewal (renewal_id, recorded_at, id)
);
