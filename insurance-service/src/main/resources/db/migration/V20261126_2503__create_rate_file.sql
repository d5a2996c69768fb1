-- The files themselves, byte for byte; named by their content, so that none can change.
CREATE TABLE rate_file (
  sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  content LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (sha256)
);
