CREATE TABLE messenger_contact (
  account_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  customer_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (account_hash),
  KEY messenger_contact_of_customer (customer_id)
);
