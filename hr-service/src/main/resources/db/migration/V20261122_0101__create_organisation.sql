CREATE TABLE store (
  code           VARCHAR(16)  NOT NULL,
  version        INT          NOT NULL,
  name           VARCHAR(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
  zone           VARCHAR(60)  NOT NULL,
  opening_hours  VARCHAR(1000) NOT NULL,
  closed_dates   TEXT         NOT NULL,
  opened_on      DATE         NOT NULL,
  PRIMARY KEY (code)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE department (
  id             VARCHAR(40)  NOT NULL,
  version        INT          NOT NULL,
  store_code     VARCHAR(16)  NOT NULL,
  name_en        VARCHAR(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
  name_zh        VARCHAR(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
  PRIMARY KEY (id),
  KEY department_by_store (store_code, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE post (
  id             VARCHAR(40)  NOT NULL,
  version        INT          NOT NULL,
  store_code     VARCHAR(16)  NOT NULL,
  department_id  VARCHAR(40)  NOT NULL,
  head_post_id   VARCHAR(40)  NULL,
  title_en       VARCHAR(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
  title_zh       VARCHAR(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL,
  roles          VARCHAR(200) NOT NULL,
  duty_lists     VARCHAR(200) NOT NULL,
  covers_stores  VARCHAR(400) NOT NULL,
  PRIMARY KEY (id),
  KEY post_by_store (store_code, id),
  KEY post_by_head (head_post_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE person (
  id             CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version        INT          NOT NULL,
  store_code     VARCHAR(16)  NOT NULL,
  owner_id       CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  post_id        VARCHAR(40)  NOT NULL,
  status         VARCHAR(16)  NOT NULL,
  login_name     VARCHAR(80)  NOT NULL,
  name_sealed    TEXT         NOT NULL,
  mobile_sealed  TEXT         NULL,
  name_hash      CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  mobile_hash    CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NULL,
  hired_on       DATE         NOT NULL,
  left_on        DATE         NULL,
  PRIMARY KEY (id),
  UNIQUE KEY person_login (login_name),
  KEY person_by_store (store_code, status, id),
  KEY person_by_store_login (store_code, login_name),
  KEY person_by_post (post_id, status, hired_on, id),
  KEY person_by_name (name_hash),
  KEY person_by_mobile (mobile_hash)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
