-- What this service knows of the stores, from hr's reference events.
CREATE TABLE store_ref (
  code          VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
  zone          VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name          VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
  opening_hours JSON NOT NULL,
  closed_dates  JSON NOT NULL
);
