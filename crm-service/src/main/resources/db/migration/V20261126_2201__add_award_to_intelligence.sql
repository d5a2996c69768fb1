ALTER TABLE intelligence ADD COLUMN award_amount DECIMAL(18,2) NULL AFTER award_id;
