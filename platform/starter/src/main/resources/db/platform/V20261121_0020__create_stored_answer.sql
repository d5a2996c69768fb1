CREATE TABLE stored_answer (
  id          CHAR(64)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  body_hmac   BINARY(32)    NOT NULL,
  status      SMALLINT      NOT NULL,
  location    VARCHAR(500)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  expires_at  DATETIME(6)   NOT NULL,
  PRIMARY KEY (id),
  KEY stored_answer_expiry (expires_at)
);
