CREATE TABLE lead_touch (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  lead_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  customer_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  way VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  source VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  campaign_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  reference VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  touched_at DATETIME(6) NOT NULL,
  touched_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (id),
  KEY lead_touch_by_time (touched_at, id),
  KEY lead_touch_by_store (store_code, touched_at, id),
  KEY lead_touch_of_lead (lead_id, touched_at, id),
  KEY lead_touch_of_customer (customer_id, touched_at, id),
  KEY lead_touch_of_campaign (campaign_id, touched_at, id),
  KEY lead_touch_by_source (store_code, source, touched_at, id)
);
