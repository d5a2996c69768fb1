CREATE TABLE projection_gate (
  projection VARCHAR(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (projection)
);
