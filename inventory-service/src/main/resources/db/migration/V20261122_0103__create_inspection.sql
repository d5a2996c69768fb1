CREATE TABLE inspection (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  vehicle_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  vin CHAR(17) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  order_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  slot_at DATETIME(6) NOT NULL,
  due_at DATETIME(6) NOT NULL,
  state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  items JSON NULL,
  inspected_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  inspected_at DATETIME(6) NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY inspection_vehicle (vehicle_id, order_id, id),
  KEY inspection_due (store_code, state, due_at, id),
  KEY inspection_store (store_code, due_at, id)
);
