CREATE TABLE renewal_list_entry (
  list_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  renewal_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  segment VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  specialist_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  renewal_date DATE NOT NULL,
  PRIMARY KEY (list_id, renewal_id),
  KEY renewal_list_entry_renewal (renewal_id)
);
