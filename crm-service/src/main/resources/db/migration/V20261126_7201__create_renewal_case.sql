-- Cars whose renewal the insurance desk looks after, as it tells.
CREATE TABLE renewal_case (
  renewal_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  customer_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  vin VARCHAR(17) CHARACTER SET ascii COLLATE ascii_bin NULL,
  started_at DATETIME(6) NULL,
  closed_at DATETIME(6) NULL,
  PRIMARY KEY (renewal_id),
  KEY renewal_case_of_car (vin, started_at),
  KEY renewal_case_of_customer (customer_id)
);
