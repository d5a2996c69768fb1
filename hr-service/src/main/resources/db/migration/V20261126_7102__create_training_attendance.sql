CREATE TABLE training_attendance (
  id           CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version      INT          NOT NULL,
  store_code   VARCHAR(16)  NOT NULL,
  owner_id     CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  training_id  CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  topic        VARCHAR(40)  NOT NULL,
  kind         VARCHAR(16)  NOT NULL,
  starts_at    DATETIME(6)  NOT NULL,
  minutes      INT          NOT NULL,
  recorded_by  CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  recorded_at  DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY training_attendance_once (training_id, owner_id),
  KEY training_attendance_by_store (store_code, starts_at, id),
  KEY training_attendance_by_owner (owner_id, starts_at, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
