CREATE TABLE message_outcome (
  message_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  delivered BOOLEAN NOT NULL,
  settled_at DATETIME(6) NOT NULL,
  PRIMARY KEY (message_id)
);
