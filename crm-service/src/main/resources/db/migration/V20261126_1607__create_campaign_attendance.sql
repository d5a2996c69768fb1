CREATE TABLE campaign_attendance (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  campaign_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  customer_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  lead_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  brought_lead BOOLEAN NOT NULL,
  invited BOOLEAN NOT NULL,
  signed_in_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  signed_in_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY campaign_attendance_once (campaign_id, customer_id),
  KEY campaign_attendance_by_time (campaign_id, signed_in_at, id)
);
