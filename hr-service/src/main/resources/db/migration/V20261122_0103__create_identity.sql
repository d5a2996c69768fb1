CREATE TABLE credential (
  person_id      CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  password_hash  VARCHAR(200) NOT NULL,
  changed_at     DATETIME(6)  NOT NULL,
  PRIMARY KEY (person_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE login_attempt (
  kind           VARCHAR(8)   NOT NULL,
  key_hash       CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  failures       INT          NOT NULL,
  last_failed_at DATETIME(6)  NOT NULL,
  locked_until   DATETIME(6)  NULL,
  PRIMARY KEY (kind, key_hash),
  KEY login_attempt_by_age (last_failed_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE signing_key (
  generation     INT          NOT NULL,
  key_id         CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sealed_key     TEXT         NOT NULL,
  created_at     DATETIME(6)  NOT NULL,
  PRIMARY KEY (generation)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE spent_refresh_token (
  token_hash       CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  authorization_id VARCHAR(100) NOT NULL,
  spent_at         DATETIME(6)  NOT NULL,
  PRIMARY KEY (token_hash),
  KEY spent_refresh_token_by_age (spent_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
