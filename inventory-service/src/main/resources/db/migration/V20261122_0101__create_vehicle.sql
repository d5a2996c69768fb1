CREATE TABLE vehicle (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  vin CHAR(17) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  open_vin CHAR(17) CHARACTER SET ascii COLLATE ascii_bin NULL,
  store_code VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  model_code VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  colour VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  received_at DATETIME(6) NOT NULL,
  state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  hold_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  hold_quote_id VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  hold_until DATETIME(6) NULL,
  order_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY vehicle_open_vin (open_vin),
  UNIQUE KEY vehicle_hold (hold_id),
  UNIQUE KEY vehicle_hold_quote (hold_quote_id),
  UNIQUE KEY vehicle_order (order_id),
  KEY vehicle_line (store_code, model_code, state, received_at, id),
  KEY vehicle_received (store_code, received_at, id),
  KEY vehicle_model (store_code, model_code, id),
  KEY vehicle_all_received (received_at, id)
);

CREATE TABLE vehicle_document (
  vehicle_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  number VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  filed_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  filed_at DATETIME(6) NOT NULL,
  PRIMARY KEY (vehicle_id, kind)
);
