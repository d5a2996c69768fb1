UPDATE sales_lead
   SET way = CASE WHEN visit_id IS NOT NULL THEN 'WALK_IN' WHEN self_generated THEN 'OWN' ELSE 'WEB' END,
       quiet_since = COALESCE(last_contact_at, assigned_at, captured_at),
       pooled_at = CASE WHEN unassigned_reason = 'CONSULTANT_LEFT' AND owner_id IS NULL THEN captured_at END;
