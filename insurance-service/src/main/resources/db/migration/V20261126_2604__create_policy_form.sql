CREATE TABLE policy_form (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  number VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  store_code VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  insurer_code VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  receipt_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  policy_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  changed_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY policy_form_number (number),
  KEY policy_form_store (store_code, number, id),
  KEY policy_form_state (store_code, state, number, id),
  KEY policy_form_receipt (receipt_id, number),
  KEY policy_form_changed (store_code, changed_at)
);
