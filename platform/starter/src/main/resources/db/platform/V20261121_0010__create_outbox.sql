CREATE TABLE outbox (
  id            BIGINT NOT NULL AUTO_INCREMENT,
  eventid       CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  aggregatetype VARCHAR(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  aggregateid   VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  type          VARCHAR(160) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  topic         VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  sequence      BIGINT NOT NULL,
  store         VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  actor         VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  onbehalfof    VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  causation     VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  time          DATETIME(6) NOT NULL,
  recordedtime  DATETIME(6) NOT NULL,
  traceparent   VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL,
  payload       LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (id)
);
