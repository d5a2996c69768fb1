CREATE TABLE exam (
  id           CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version      INT          NOT NULL,
  store_code   VARCHAR(16)  NOT NULL,
  owner_id     CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  topic        VARCHAR(40)  NOT NULL,
  table_id     VARCHAR(36)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  training_id  CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NULL,
  pass_mark    INT          NOT NULL,
  examiner_id  CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state        VARCHAR(16)  NOT NULL,
  set_by       CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  set_at       DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  KEY exam_by_store (store_code, set_at, id),
  KEY exam_by_owner (owner_id, set_at, id),
  KEY exam_by_examiner (examiner_id, set_at, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE exam_attempt (
  exam_id      CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  number       INT          NOT NULL,
  examiner_id  CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  mark         INT          NOT NULL,
  passed       BOOLEAN      NOT NULL,
  graded_at    DATETIME(6)  NOT NULL,
  PRIMARY KEY (exam_id, number),
  KEY exam_attempt_by_moment (graded_at, exam_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
