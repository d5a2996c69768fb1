CREATE TABLE customer_mobile (
  mobile_hash VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  customer_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (mobile_hash),
  KEY customer_mobile_owner (customer_id)
);
