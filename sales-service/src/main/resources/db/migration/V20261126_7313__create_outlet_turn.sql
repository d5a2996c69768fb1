-- Whoever counts the partners of a type locks its row first.
CREATE TABLE outlet_turn (
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  type VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  turns BIGINT NOT NULL,
  PRIMARY KEY (store_code, type)
);
