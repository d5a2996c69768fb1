CREATE TABLE renewal_task (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  renewal_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  owner_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  kind VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason_code VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  open_marker TINYINT NULL,
  raised_at DATETIME(6) NOT NULL,
  done_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  done_at DATETIME(6) NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY renewal_task_open (renewal_id, kind, open_marker),
  KEY renewal_task_desk (store_code, raised_at, id)
);
