ALTER TABLE message
  ADD COLUMN parameters_sealed TEXT CHARACTER SET ascii COLLATE ascii_bin NULL AFTER body_sealed,
  ADD COLUMN quiet_exempt BOOLEAN NOT NULL DEFAULT FALSE AFTER parameters_sealed,
  ADD COLUMN due_at DATETIME(6) NULL AFTER requested_at,
  ADD COLUMN expires_at DATETIME(6) NULL AFTER due_at,
  ADD COLUMN settled_at DATETIME(6) NULL AFTER sent_at,
  ADD COLUMN provider VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER settled_at,
  ADD COLUMN provider_reference VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL AFTER provider,
  ADD COLUMN reason_code VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER provider_reference;
