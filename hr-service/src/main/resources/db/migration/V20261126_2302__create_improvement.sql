CREATE TABLE improvement (
  id             CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version        INT          NOT NULL,
  store_code     VARCHAR(16)  NOT NULL,
  owner_id       CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  cause_code     VARCHAR(40)  NOT NULL,
  source         VARCHAR(20)  NOT NULL,
  text_sealed    TEXT         CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  logged_by      CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  logged_at      DATETIME(6)  NOT NULL,
  due_on         DATE         NOT NULL,
  state          VARCHAR(16)  NOT NULL,
  result_sealed  TEXT         CHARACTER SET ascii COLLATE ascii_bin NULL,
  closed_at      DATETIME(6)  NULL,
  PRIMARY KEY (id),
  KEY improvement_by_due (store_code, due_on, id),
  KEY improvement_by_owner (owner_id, due_on, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
