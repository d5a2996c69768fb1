ALTER TABLE follow_up_attempt
  ADD COLUMN proof VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT 'NAMED',
  ADD KEY follow_up_attempt_by_record (evidence_reference, evidence_kind, proof);
