ALTER TABLE follow_up
  ADD COLUMN cancel_reason VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL;
