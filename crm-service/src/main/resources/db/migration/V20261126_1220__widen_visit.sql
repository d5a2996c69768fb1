ALTER TABLE visit
  MODIFY COLUMN customer_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  MODIFY COLUMN lead_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN reject_reason VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL AFTER lead_id,
  ADD COLUMN host_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER owner_id,
  ADD COLUMN returning_visitor BOOLEAN NOT NULL DEFAULT FALSE AFTER kind,
  ADD KEY visit_by_time (arrived_at, id);
