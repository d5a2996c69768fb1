-- The pattern for the positions of one projection: each has a table of its own, so that a rebuild swaps it with the others.
CREATE TABLE projection_position (
  topic    VARCHAR(160) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  subject  VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  sequence BIGINT NOT NULL,
  PRIMARY KEY (topic, subject)
);
