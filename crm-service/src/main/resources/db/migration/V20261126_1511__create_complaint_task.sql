CREATE TABLE complaint_task (
  complaint_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  position INT NOT NULL,
  task_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  department VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  owner_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  text_sealed TEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
  assigned_at DATETIME(6) NOT NULL,
  due_at DATETIME(6) NOT NULL,
  overdue BOOLEAN NOT NULL,
  done_at DATETIME(6) NULL,
  done_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  result_sealed TEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (complaint_id, position),
  KEY complaint_task_by_owner (owner_id, done_at)
);
