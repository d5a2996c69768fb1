ALTER TABLE duty_evidence
  ADD COLUMN requirement TINYINT NOT NULL DEFAULT 0,
  DROP PRIMARY KEY,
  ADD PRIMARY KEY (item_id, event_id, part, requirement);
