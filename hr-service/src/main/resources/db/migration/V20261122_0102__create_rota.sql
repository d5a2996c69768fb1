CREATE TABLE rota (
  id             CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version        INT          NOT NULL,
  store_code     VARCHAR(16)  NOT NULL,
  owner_id       VARCHAR(64)  NOT NULL,
  week_start     DATE         NOT NULL,
  state          VARCHAR(16)  NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY rota_by_week (store_code, week_start)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE shift (
  rota_id        CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  number         INT          NOT NULL,
  person_id      CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  starts_at      DATETIME(6)  NOT NULL,
  ends_at        DATETIME(6)  NOT NULL,
  PRIMARY KEY (rota_id, number),
  KEY shift_by_person (person_id, starts_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE staff_leave (
  id             CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version        INT          NOT NULL,
  store_code     VARCHAR(16)  NOT NULL,
  owner_id       CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  first_day      DATE         NOT NULL,
  last_day       DATE         NOT NULL,
  state          VARCHAR(16)  NOT NULL,
  decided_by     CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (id),
  KEY leave_by_store (store_code, first_day, id),
  KEY leave_by_owner (owner_id, first_day, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
