CREATE TABLE stock_line (
  store_code VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  model_code VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (store_code, model_code)
);

CREATE TABLE allocation (
  order_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  model_code VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  colour VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  deposit_at DATETIME(6) NULL,
  state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (order_id),
  KEY allocation_queue (store_code, model_code, state, deposit_at, order_id),
  KEY allocation_waiting (state, deposit_at, order_id)
);
