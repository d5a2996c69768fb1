CREATE TABLE inbox_entry (
  id             CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code     VARCHAR(16)  NOT NULL,
  owner_id       CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  rule_code      VARCHAR(60)  NOT NULL,
  subject_id     VARCHAR(64)  NOT NULL,
  occasion       VARCHAR(64)  NOT NULL,
  event_id       VARCHAR(64)  NOT NULL,
  event_type     VARCHAR(120) NOT NULL,
  happened_at    DATETIME(6)  NOT NULL,
  urgent         BOOLEAN      NOT NULL,
  text_zh        VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
  text_en        VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
  resource       VARCHAR(200) NULL,
  number         BIGINT       NULL,
  delivered_at   DATETIME(6)  NULL,
  read_at        DATETIME(6)  NULL,
  PRIMARY KEY (id),
  UNIQUE KEY inbox_entry_once (owner_id, rule_code, subject_id, occasion),
  UNIQUE KEY inbox_entry_number (owner_id, number),
  KEY inbox_entry_unread (owner_id, read_at, number)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE inbox_counter (
  owner_id       CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  last_number    BIGINT       NOT NULL,
  PRIMARY KEY (owner_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
