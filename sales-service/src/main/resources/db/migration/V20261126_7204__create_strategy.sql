-- covers is the code of a store, or * for the group: it has one strategy a period.
CREATE TABLE strategy (
  id          CHAR(36)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version     BIGINT      NOT NULL,
  number      VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  store_code  VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  owner_id    VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  covers      VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  period_code VARCHAR(7)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  first_day   DATE        NOT NULL,
  state       VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  latest      INT         NOT NULL,
  in_force    INT         NULL,
  begun_at    DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uk_strategy_period (covers, period_code),
  KEY ix_strategy_time (first_day, id),
  KEY ix_strategy_state (state, first_day, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
