CREATE TABLE training (
  id            CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version       INT          NOT NULL,
  store_code    VARCHAR(16)  NOT NULL,
  owner_id      CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  topic         VARCHAR(40)  NOT NULL,
  kind          VARCHAR(16)  NOT NULL,
  trainer_id    CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NULL,
  starts_at     DATETIME(6)  NOT NULL,
  minutes       INT          NOT NULL,
  material      VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NULL,
  passes_on_id  CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NULL,
  scheduled_by  CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  revision      INT          NOT NULL,
  state         VARCHAR(16)  NOT NULL,
  PRIMARY KEY (id),
  KEY training_by_start (store_code, starts_at, id),
  KEY training_by_trainer (trainer_id, starts_at, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE training_invitee (
  training_id  CHAR(36)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  number       INT       NOT NULL,
  person_id    CHAR(36)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (training_id, number),
  KEY training_invitee_by_person (person_id, training_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
