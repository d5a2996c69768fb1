ALTER TABLE renewal_reminder
  DROP INDEX renewal_reminder_stage,
  ADD UNIQUE KEY renewal_reminder_stage (renewal_id, stage, due_on);
