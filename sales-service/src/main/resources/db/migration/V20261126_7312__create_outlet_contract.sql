CREATE TABLE outlet_contract (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  outlet_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  number VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  evaluation_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  valid_from DATE NOT NULL,
  valid_until DATE NULL,
  signed_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  signed_at DATETIME(6) NOT NULL,
  end_reason VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  ended_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ended_at DATETIME(6) NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY outlet_contract_number (number),
  KEY outlet_contract_of_outlet (outlet_id, id)
);
