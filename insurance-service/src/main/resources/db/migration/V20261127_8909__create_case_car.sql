CREATE TABLE case_car (
  case_id VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  vehicle_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  vin VARCHAR(17) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  held BOOLEAN NOT NULL,
  told_at DATETIME(6) NOT NULL,
  sequence BIGINT NOT NULL,
  PRIMARY KEY (case_id, vehicle_id)
);
