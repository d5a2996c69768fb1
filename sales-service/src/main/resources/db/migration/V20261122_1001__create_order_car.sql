-- What inventory has told about the cars of one order: the newest word on each question, with its sequence.
CREATE TABLE order_car (
  order_id             CHAR(36)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  vehicle_id           VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  vin                  CHAR(17)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reservation_yes      BOOLEAN     NULL,
  reservation_at       DATETIME(6) NULL,
  reservation_sequence BIGINT      NULL,
  inspection_yes       BOOLEAN     NULL,
  inspection_at        DATETIME(6) NULL,
  inspection_sequence  BIGINT      NULL,
  file_yes             BOOLEAN     NULL,
  file_at              DATETIME(6) NULL,
  file_sequence        BIGINT      NULL,
  PRIMARY KEY (order_id, vehicle_id),
  KEY ix_order_car_vehicle (vehicle_id),
  CONSTRAINT fk_order_car_order FOREIGN KEY (order_id) REFERENCES sales_order (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
