-- How far business time runs ahead of system time; moved in the sandbox only.
CREATE TABLE business_clock (
  id            TINYINT     NOT NULL PRIMARY KEY,
  offset_micros BIGINT      NOT NULL,
  changed_at    DATETIME(6) NOT NULL
);

INSERT INTO business_clock (id, offset_micros, changed_at) VALUES (1, 0, UTC_TIMESTAMP(6));
