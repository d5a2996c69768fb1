CREATE TABLE quote_version (
  id              CHAR(36)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  row_version     BIGINT        NOT NULL,
  quote_id        CHAR(36)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  number          INT           NOT NULL,
  model_code      VARCHAR(64)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  colour          VARCHAR(64)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  configuration   VARCHAR(200)  CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NULL,
  currency        CHAR(3)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  list_amount     DECIMAL(18,2) NOT NULL,
  discount_amount DECIMAL(18,2) NOT NULL,
  total_amount    DECIMAL(18,2) NOT NULL,
  valid_until     DATETIME(6)   NOT NULL,
  prepared_by     VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  prepared_at     DATETIME(6)   NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uk_quote_version_number (quote_id, number),
  CONSTRAINT fk_quote_version_quote FOREIGN KEY (quote_id) REFERENCES quote (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
