-- standing is 1 while the expense counts and NULL in a counter-entry and in what it took back, so that a receipt counts once.
CREATE TABLE expense (
  id            CHAR(36)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version       BIGINT        NOT NULL,
  number        VARCHAR(40)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  store_code    VARCHAR(16)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  budget_id     CHAR(36)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  amount        DECIMAL(18,2) NOT NULL,
  currency      CHAR(3)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  what          VARCHAR(200)  CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
  receipt       VARCHAR(64)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  standing      TINYINT       NULL,
  spent_on      DATE          NOT NULL,
  within_budget BOOLEAN       NOT NULL,
  reverses_id   CHAR(36)      CHARACTER SET ascii COLLATE ascii_bin NULL,
  recorded_by   VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  recorded_at   DATETIME(6)   NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uk_expense_receipt (store_code, receipt, standing),
  UNIQUE KEY uk_expense_reverses (reverses_id),
  KEY ix_expense_budget (budget_id, spent_on, id),
  KEY ix_expense_store (store_code, spent_on, id),
  CONSTRAINT fk_expense_budget FOREIGN KEY (budget_id) REFERENCES budget (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
