CREATE TABLE award (
  id               CHAR(36)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version          INT            NOT NULL,
  store_code       VARCHAR(16)    NOT NULL,
  owner_id         CHAR(36)       CHARACTER SET ascii COLLATE ascii_bin NULL,
  department_id    VARCHAR(40)    NULL,
  amount           DECIMAL(18,2)  NOT NULL,
  currency         CHAR(3)        CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  intelligence_id  CHAR(36)       CHARACTER SET ascii COLLATE ascii_bin NULL,
  state            VARCHAR(16)    NOT NULL,
  proposed_by      CHAR(36)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  proposed_at      DATETIME(6)    NOT NULL,
  decided_by       VARCHAR(64)    NULL,
  decided_at       DATETIME(6)    NULL,
  PRIMARY KEY (id),
  KEY award_by_store (store_code, proposed_at, id),
  KEY award_by_owner (owner_id, proposed_at, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
