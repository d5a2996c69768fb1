CREATE TABLE message_dispatch (
  message_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  next_attempt_at DATETIME(6) NOT NULL,
  attempts INT NOT NULL,
  failure VARCHAR(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  PRIMARY KEY (message_id),
  KEY message_dispatch_due (next_attempt_at, message_id)
);
