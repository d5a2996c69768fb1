CREATE TABLE new_car_cover (
  policy_id VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  vin VARCHAR(17) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  end_date DATE NOT NULL,
  PRIMARY KEY (policy_id),
  KEY new_car_cover_vin (vin)
);
