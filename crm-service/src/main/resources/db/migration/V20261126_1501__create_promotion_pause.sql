CREATE TABLE promotion_pause (
  customer_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  cause       VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  cause_id    VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  since       DATETIME(6) NOT NULL,
  PRIMARY KEY (customer_id, cause, cause_id)
);
