CREATE TABLE premium_batch_item (
  batch_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  item_no INT NOT NULL,
  reference VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  error_code VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  total DECIMAL(18,2) NULL,
  insurer_version VARCHAR(84) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  insurer_sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  request LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  result LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  PRIMARY KEY (batch_id, item_no)
);
