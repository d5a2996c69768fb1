CREATE TABLE renewal_reminder (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  renewal_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  stage INT NOT NULL,
  due_on DATE NOT NULL,
  state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  message_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  sent_at DATETIME(6) NULL,
  on_time BOOLEAN NULL,
  reason_code VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY renewal_reminder_stage (renewal_id, stage),
  KEY renewal_reminder_due (store_code, due_on, id)
);
