-- open_marker is 1 while the deadline is open and NULL afterwards, so that a kind and subject have one open deadline at most.
CREATE TABLE deadline (
  id              CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  kind            VARCHAR(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  subject         VARCHAR(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  store_code      VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  due_at          DATETIME(6) NOT NULL,
  state           VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  open_marker     TINYINT     NULL,
  attempts        INT         NOT NULL DEFAULT 0,
  next_attempt_at DATETIME(6) NULL,
  failure         VARCHAR(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  set_at          DATETIME(6) NOT NULL,
  closed_at       DATETIME(6) NULL,
  UNIQUE KEY deadline_open (kind, subject, open_marker),
  KEY deadline_due (open_marker, due_at, id),
  KEY deadline_closed (closed_at)
);
