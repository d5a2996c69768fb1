CREATE TABLE customer_representative (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  customer_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  acting_customer_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  power_sealed TEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  valid_until DATE NULL,
  noted_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  noted_at DATETIME(6) NOT NULL,
  ended_at DATETIME(6) NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY customer_representative_of_customer (customer_id, noted_at, id),
  KEY customer_representative_by_person (acting_customer_id)
);
