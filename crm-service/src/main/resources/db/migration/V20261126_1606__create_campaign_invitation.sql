CREATE TABLE campaign_invitation (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  campaign_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  customer_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  segment_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  agent_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  message_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sent_at DATETIME(6) NOT NULL,
  answer VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  evidence VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NULL,
  answered_to VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  answered_at DATETIME(6) NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY campaign_invitation_once (campaign_id, customer_id),
  KEY campaign_invitation_by_time (campaign_id, sent_at, id),
  KEY campaign_invitation_of_customer (customer_id, sent_at, id)
);
