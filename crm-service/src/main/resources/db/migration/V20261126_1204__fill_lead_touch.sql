INSERT INTO lead_touch
  (id, lead_id, customer_id, store_code, way, source, campaign_id, reference, touched_at, touched_by)
SELECT id, id, customer_id, store_code, way, source, campaign_id, visit_id, captured_at, captured_by
  FROM sales_lead;
