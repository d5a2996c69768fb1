CREATE TABLE event_stream (
  subject  VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  sequence BIGINT NOT NULL,
  PRIMARY KEY (subject)
);
