ALTER TABLE customer_vehicle
  ADD COLUMN order_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN delivered_on DATE NULL,
  ADD COLUMN registered_on DATE NULL,
  ADD COLUMN use_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  ADD COLUMN first_service_on DATE NULL,
  ADD UNIQUE KEY customer_vehicle_of_order (order_id);
