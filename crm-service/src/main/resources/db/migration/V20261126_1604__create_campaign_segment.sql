CREATE TABLE campaign_segment (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  campaign_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  criteria JSON NOT NULL,
  purpose VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  seed BIGINT NOT NULL,
  found INT NOT NULL,
  size INT NOT NULL,
  frozen_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  frozen_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY campaign_segment_of_campaign (campaign_id, frozen_at, id)
);
