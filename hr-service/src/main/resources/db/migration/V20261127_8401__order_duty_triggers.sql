ALTER TABLE duty_item
  ADD COLUMN trigger_subject  VARCHAR(64) NULL,
  ADD COLUMN trigger_sequence BIGINT      NULL,
  ADD COLUMN triggered_at     DATETIME(6) NULL;
