-- into_id is NULL again once two customers were separated; sequence is the event's, so that an older word changes nothing.
CREATE TABLE customer_alias (
  merged_id  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  into_id    VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  sequence   BIGINT      NOT NULL,
  PRIMARY KEY (merged_id)
);
