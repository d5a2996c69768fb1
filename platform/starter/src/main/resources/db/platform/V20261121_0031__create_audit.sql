CREATE TABLE audit_record (
  id BIGINT NOT NULL AUTO_INCREMENT,
  record_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  recorded_at DATETIME(6) NOT NULL,
  business_at DATETIME(6) NOT NULL,
  actor VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  actor_roles VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  on_behalf_of VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  action VARCHAR(160) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  reason VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  causation VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  change_kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  aggregate_type VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  aggregate_id VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  before_row MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  after_row MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  mac CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY audit_record_once (record_id),
  KEY audit_record_of_aggregate (aggregate_type, aggregate_id, id)
);

CREATE TABLE audit_unsealed (
  id BIGINT NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE audit_seal (
  position BIGINT NOT NULL,
  id BIGINT NOT NULL,
  record_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sealed_at DATETIME(6) NOT NULL,
  PRIMARY KEY (position),
  UNIQUE KEY audit_seal_once (id)
);

CREATE TABLE audit_head (
  id TINYINT NOT NULL,
  position BIGINT NOT NULL,
  hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  mac CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE access_log (
  id BIGINT NOT NULL AUTO_INCREMENT,
  recorded_at DATETIME(6) NOT NULL,
  actor_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  actor_roles VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  action VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  permit VARCHAR(160) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  subject_id VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  record_type VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  record_id VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  fields VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  purpose_code VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  reason VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  client_ip VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NULL,
  device_id VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  request_id VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  result VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  row_count INT NOT NULL,
  PRIMARY KEY (id),
  KEY access_log_of_actor (actor_id, recorded_at),
  KEY access_log_of_subject (subject_id, recorded_at)
);

INSERT INTO audit_head (id, position, hash, mac) VALUES (1, 0, REPEAT('0', 64), '');
