CREATE TABLE insurance_case (
  order_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  order_number VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  customer_id VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  consultant_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  vehicle_id VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  vin VARCHAR(17) CHARACTER SET ascii COLLATE ascii_bin NULL,
  state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (order_id),
  KEY insurance_case_desk (store_code, state, order_id)
);
