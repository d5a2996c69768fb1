CREATE TABLE care_event_attendance (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  care_event_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  customer_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  noted_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  attended_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY care_event_attendance_once (care_event_id, customer_id),
  KEY care_event_attendance_of_customer (customer_id),
  KEY care_event_attendance_by_time (care_event_id, attended_at, id)
);
