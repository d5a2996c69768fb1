CREATE TABLE seller_certificate (
  certificate_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  person_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  valid_until DATE NULL,
  revoked BOOLEAN NOT NULL,
  PRIMARY KEY (certificate_id),
  KEY seller_certificate_person (person_id, kind)
);
