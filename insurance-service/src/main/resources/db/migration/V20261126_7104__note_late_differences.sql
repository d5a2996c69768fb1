ALTER TABLE commission_statement
  ADD COLUMN overdue_at DATETIME(6) NULL AFTER imported_at;
