CREATE TABLE staff_leave (
  id             CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version        INT          NOT NULL,
  store_code     VARCHAR(16)  NOT NULL,
  owner_id       CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  first_day      DATE         NOT NULL,
  last_day       DATE         NOT NULL,
  state          VARCHAR(16)  NOT NULL,
  decided_by     VARCHAR(64)  NULL,
  PRIMARY KEY (id),
  KEY staff_leave_by_store (store_code, first_day, id),
  KEY staff_leave_by_owner (owner_id, first_day, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
