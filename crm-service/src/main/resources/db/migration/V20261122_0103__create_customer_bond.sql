CREATE TABLE customer_bond (
  customer_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  owner_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (customer_id, store_code),
  KEY customer_bond_by_store (store_code, customer_id),
  KEY customer_bond_by_owner (owner_id, customer_id)
);
