ALTER TABLE follow_up
  ADD COLUMN policy VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT 'follow-up@2020-01-01',
  ADD COLUMN grade VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  ADD COLUMN attempt_limit INT NOT NULL DEFAULT 3,
  ADD KEY follow_up_ownerless (store_code, owner_id, state);
