CREATE TABLE points_posting (
  booking_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  line SMALLINT NOT NULL,
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  member_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  house_account VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
  lot_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  expires_on DATE NULL,
  points BIGINT NOT NULL,
  PRIMARY KEY (booking_id, line),
  KEY points_posting_of_member (member_id, lot_id, expires_on, points),
  KEY points_posting_by_expiry (store_code, expires_on, member_id, lot_id, points)
);
