ALTER TABLE renewal
  ADD COLUMN compulsory_policy_id VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN commercial_policy_id VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN previous_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD KEY renewal_compulsory_policy (compulsory_policy_id),
  ADD KEY renewal_commercial_policy (commercial_policy_id),
  DROP INDEX renewal_new_policy;
