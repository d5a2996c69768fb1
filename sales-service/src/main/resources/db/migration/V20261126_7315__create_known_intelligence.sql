-- Projection of the reports that crm has of a territory: ids only.
CREATE TABLE known_intelligence (
  intelligence_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  centre_code VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  reported_at DATETIME(6) NOT NULL,
  PRIMARY KEY (intelligence_id)
);
