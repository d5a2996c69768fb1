CREATE TABLE policy_document (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  policy_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  filed_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  filed_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY policy_document_once (policy_id, kind)
);
