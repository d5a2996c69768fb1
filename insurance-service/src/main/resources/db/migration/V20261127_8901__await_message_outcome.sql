ALTER TABLE message_outcome
  MODIFY delivered BOOLEAN NULL,
  MODIFY settled_at DATETIME(6) NULL;
