INSERT INTO order_policy (order_id, policy_id, vin, cancelled)
SELECT id, cover_policy_id, cover_policy_vin, FALSE FROM sales_order WHERE cover_policy_id IS NOT NULL;
