-- A quote of one deal: its versions never change, the head says which of them was issued.
CREATE TABLE quote (
  id             CHAR(36)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version        BIGINT      NOT NULL,
  order_id       CHAR(36)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code     VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  issued_version INT         NULL,
  issued_at      DATETIME(6) NULL,
  issued_by      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  hold_outcome   VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  hold_id        VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  hold_until     DATETIME(6) NULL,
  PRIMARY KEY (id),
  KEY ix_quote_order (order_id, id),
  CONSTRAINT fk_quote_order FOREIGN KEY (order_id) REFERENCES sales_order (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
