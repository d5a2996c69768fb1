CREATE TABLE quote_line (
  quote_version_id CHAR(36)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  position         INT           NOT NULL,
  kind             VARCHAR(16)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  code             VARCHAR(64)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  text             VARCHAR(200)  CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
  quantity         INT           NOT NULL,
  unit_amount      DECIMAL(18,2) NOT NULL,
  line_amount      DECIMAL(18,2) NOT NULL,
  PRIMARY KEY (quote_version_id, position),
  CONSTRAINT fk_quote_line_version FOREIGN KEY (quote_version_id) REFERENCES quote_version (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
