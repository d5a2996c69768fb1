CREATE TABLE campaign_order (
  order_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  lead_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  customer_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  model_code VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  placed_at DATETIME(6) NOT NULL,
  PRIMARY KEY (order_id),
  KEY campaign_order_of_lead (lead_id, placed_at),
  KEY campaign_order_by_model (store_code, model_code, customer_id)
);
