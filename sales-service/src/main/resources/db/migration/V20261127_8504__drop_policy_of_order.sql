ALTER TABLE sales_order
  DROP COLUMN cover_policy_id,
  DROP COLUMN cover_policy_vin;
