CREATE TABLE after_sales_audit (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  number VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  owner_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  topic VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  marks JSON NOT NULL,
  score DECIMAL(4,1) NOT NULL,
  required DECIMAL(4,1) NOT NULL,
  passed BOOLEAN NOT NULL,
  remark_sealed TEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
  audited_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY after_sales_audit_number (number),
  KEY after_sales_audit_by_time (store_code, audited_at, id),
  KEY after_sales_audit_by_topic (store_code, topic, audited_at, id),
  KEY after_sales_audit_by_owner (owner_id, audited_at, id)
);
