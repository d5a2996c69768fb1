CREATE TABLE erasure_receipt (
  request_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  service VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  completed_at DATETIME(6) NOT NULL,
  PRIMARY KEY (request_id, service)
);
