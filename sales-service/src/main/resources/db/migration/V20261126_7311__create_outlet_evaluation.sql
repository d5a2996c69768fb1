CREATE TABLE outlet_evaluation (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  outlet_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  points JSON NOT NULL,
  score DECIMAL(4,1) NOT NULL,
  required_score DECIMAL(4,1) NOT NULL,
  evaluated_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  evaluated_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY outlet_evaluation_of_outlet (outlet_id, id)
);
