ALTER TABLE renewal DROP COLUMN policy_id;
