ALTER TABLE sales_lead
  ADD COLUMN pooled BOOLEAN NOT NULL DEFAULT FALSE AFTER pooled_from,
  DROP KEY sales_lead_pooled,
  ADD KEY sales_lead_in_pool (store_code, pooled, captured_at, id);
