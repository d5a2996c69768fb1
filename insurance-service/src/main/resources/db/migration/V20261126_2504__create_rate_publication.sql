-- One row: the number of the last publication. Whoever publishes locks it, whoever quotes reads it.
CREATE TABLE rate_publication (
  id INT NOT NULL,
  last_number INT NOT NULL,
  PRIMARY KEY (id)
);
INSERT INTO rate_publication (id, last_number) VALUES (1, 0);
