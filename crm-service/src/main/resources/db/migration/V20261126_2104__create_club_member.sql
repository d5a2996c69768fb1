CREATE TABLE club_member (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  number VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  customer_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  enrolled_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  enrolled_at DATETIME(6) NOT NULL,
  left_on DATE NULL,
  left_because VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY club_member_number (number),
  KEY club_member_of_customer (customer_id, state),
  KEY club_member_by_enrolment (store_code, enrolled_at, id),
  KEY club_member_by_state (store_code, state, enrolled_at, id)
);
