INSERT INTO consultant_turn (store_code, person_id, assigned_at)
SELECT store_code, owner_id, MAX(assigned_at) FROM sales_lead
 WHERE owner_id IS NOT NULL AND assigned_at IS NOT NULL
 GROUP BY store_code, owner_id;
