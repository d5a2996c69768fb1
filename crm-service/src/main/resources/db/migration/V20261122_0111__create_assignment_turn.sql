CREATE TABLE assignment_turn (
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  turns BIGINT NOT NULL,
  PRIMARY KEY (store_code)
);
