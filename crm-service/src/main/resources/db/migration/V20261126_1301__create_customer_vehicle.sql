CREATE TABLE customer_vehicle (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  customer_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  relation VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  vin_sealed TEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
  plate_sealed TEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
  description_sealed TEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
  insurance_expiry DATE NULL,
  noted_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  noted_at DATETIME(6) NOT NULL,
  gone_on DATE NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY customer_vehicle_of_customer (customer_id, noted_at, id)
);
