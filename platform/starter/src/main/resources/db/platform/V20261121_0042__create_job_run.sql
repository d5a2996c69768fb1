CREATE TABLE job_run (
  job             VARCHAR(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  store_code      VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  business_date   DATE        NOT NULL,
  id              CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  due_at          DATETIME(6) NOT NULL,
  state           VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  attempts        INT         NOT NULL DEFAULT 0,
  next_attempt_at DATETIME(6) NULL,
  failure         VARCHAR(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  closed_at       DATETIME(6) NULL,
  PRIMARY KEY (job, store_code, business_date),
  KEY job_run_state (state),
  KEY job_run_closed (closed_at)
);
