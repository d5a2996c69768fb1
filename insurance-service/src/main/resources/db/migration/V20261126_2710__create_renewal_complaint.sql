CREATE TABLE renewal_complaint (
  complaint_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  customer_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (complaint_id),
  KEY renewal_complaint_customer (customer_id)
);
