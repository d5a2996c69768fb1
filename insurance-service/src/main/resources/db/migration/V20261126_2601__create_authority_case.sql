CREATE TABLE authority_case (
  quotation_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  customer_id VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  level VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  measures VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  remark_sealed TEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  requested_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  requested_at DATETIME(6) NOT NULL,
  decided_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  decided_at DATETIME(6) NULL,
  condition_sealed TEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (quotation_id),
  KEY authority_case_store (store_code, requested_at, quotation_id),
  KEY authority_case_asker (requested_by, requested_at, quotation_id)
);
