CREATE TABLE planned_call (
  plan_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  renewal_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  planned_on DATE NOT NULL,
  PRIMARY KEY (plan_id, renewal_id),
  KEY planned_call_day (plan_id, planned_on, renewal_id)
);
