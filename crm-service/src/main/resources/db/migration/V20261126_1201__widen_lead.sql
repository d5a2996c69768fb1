ALTER TABLE sales_lead
  ADD COLUMN way VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT 'OWN' AFTER source,
  ADD COLUMN campaign_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER way,
  ADD COLUMN district VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL AFTER campaign_id,
  ADD COLUMN quiet_since DATETIME(6) NULL AFTER last_contact_at,
  ADD COLUMN late_responses INT NOT NULL DEFAULT 0 AFTER quiet_since,
  ADD COLUMN pooled_at DATETIME(6) NULL AFTER unassigned_reason,
  ADD COLUMN pooled_from VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER pooled_at,
  ADD KEY sales_lead_by_time (captured_at, id),
  ADD KEY sales_lead_pooled (store_code, pooled_at, id),
  ADD KEY sales_lead_quiet (store_code, state, quiet_since, id),
  ADD KEY sales_lead_of_campaign (campaign_id, captured_at, id),
  ADD KEY sales_lead_by_source (store_code, source, captured_at, id);
