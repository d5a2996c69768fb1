CREATE TABLE case_note (
  id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  case_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  day DATE NOT NULL,
  key_of VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  text_sealed TEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  written_by VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  written_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY case_note_case (case_id, written_at)
);
