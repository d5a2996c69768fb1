CREATE TABLE strategy_version (
  id                      CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version                 BIGINT       NOT NULL,
  strategy_id             CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  number                  INT          NOT NULL,
  content_shown           TEXT         CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
  occasion                VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NULL,
  intelligence_summary_id VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  written_by              VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  written_at              DATETIME(6)  NOT NULL,
  approved_by             VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  approved_at             DATETIME(6)  NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uk_strategy_version (strategy_id, number),
  CONSTRAINT fk_strategy_version FOREIGN KEY (strategy_id) REFERENCES strategy (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
