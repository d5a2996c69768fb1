ALTER TABLE login_attempt ADD COLUMN counted_from DATETIME(6) NULL;
