CREATE TABLE virtual_number (
  number_hash VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  customer_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  number_sealed TEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
  expires_at DATETIME(6) NOT NULL,
  PRIMARY KEY (number_hash),
  KEY virtual_number_of_customer (customer_id),
  KEY virtual_number_expiry (expires_at)
);
