CREATE TABLE note (
  id          CHAR(36)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  store_code  VARCHAR(16)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  text        VARCHAR(200)  CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
  amount      DECIMAL(18,2) NOT NULL,
  created_at  DATETIME(6)   NOT NULL,
  version     INT           NOT NULL,
  PRIMARY KEY (id),
  KEY note_by_creation (store_code, created_at, id),
  KEY note_by_amount (store_code, amount, id)
);
