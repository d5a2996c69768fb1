ALTER TABLE consent
  ADD COLUMN contact_channel VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  ADD COLUMN guardian_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL;
