CREATE TABLE campaign_segment_member (
  segment_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  position INT NOT NULL,
  customer_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  left_out VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  PRIMARY KEY (segment_id, position),
  KEY campaign_segment_member_by_customer (customer_id, segment_id)
);
