-- Why a partner was given up with which nothing was agreed.
ALTER TABLE outlet
  ADD COLUMN drop_reason VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  ADD COLUMN dropped_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN dropped_at DATETIME(6) NULL;
