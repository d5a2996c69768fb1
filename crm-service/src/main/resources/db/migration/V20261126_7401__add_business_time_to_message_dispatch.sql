ALTER TABLE message_dispatch ADD COLUMN ahead_micros BIGINT NOT NULL DEFAULT 0;
