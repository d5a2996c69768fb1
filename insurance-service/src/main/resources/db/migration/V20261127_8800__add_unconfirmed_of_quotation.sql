ALTER TABLE quotation
  ADD COLUMN unconfirmed BOOLEAN NOT NULL DEFAULT FALSE AFTER demo,
  ADD KEY quotation_quoted (store_code, quoted_at);
