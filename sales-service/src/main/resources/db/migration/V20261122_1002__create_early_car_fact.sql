-- Facts about cars that belong to no order yet; taught to the order that gets the car.
CREATE TABLE early_car_fact (
  vehicle_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  question   VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  vin        CHAR(17)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  yes        BOOLEAN     NOT NULL,
  at         DATETIME(6) NOT NULL,
  sequence   BIGINT      NOT NULL,
  PRIMARY KEY (vehicle_id, question)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
