-- What the renewal desk should have, made of the policies that a drill has sold, of the days that it has played
-- and of the preset dates alone. Read by SeasonDrillIT, which plays in one process, and by ./dealer drill season,
-- which plays on the whole stack. Runs on MySQL and MariaDB. A part begins with its name in brackets;
-- what is wanted and what is found of one thing are the same rows, in any order.
--
-- A policy does one of five things: W is renewed here ten days before its end, L is quoted twenty days before, called
-- two days later and lost five days before the end, O is quoted as well and never called, S is sold forty days
-- before, of N nothing is heard. Whoever complains does so from 35 to 12 days before the end. Each is done at noon,
-- after the jobs of the day.

-- [begin]
CREATE TABLE drill_policy (
  n INT PRIMARY KEY,
  store VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  vin CHAR(17) CHARACTER SET ascii COLLATE ascii_bin,
  customer CHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
  ends DATE,
  does CHAR(1) CHARACTER SET ascii COLLATE ascii_bin,
  here BOOLEAN,
  refused BOOLEAN,
  complains BOOLEAN,
  KEY drill_policy_vin (vin)
);
CREATE TABLE drill_span (begins DATE, finishes DATE);

-- [derive]
CREATE TABLE drill_stage (stage INT PRIMARY KEY);
INSERT INTO drill_stage VALUES (-60), (-30), (-15), (-7), (-1), (1), (15);
CREATE TABLE drill_day (on_day DATE PRIMARY KEY);
INSERT INTO drill_day
WITH RECURSIVE played (on_day) AS (
  SELECT begins FROM drill_span
  UNION ALL
  SELECT DATE_ADD(p.on_day, INTERVAL 1 DAY) FROM played p JOIN drill_span s ON p.on_day < s.finishes
)
SELECT on_day FROM played;
CREATE TABLE drill_case (
  vin CHAR(17) CHARACTER SET ascii COLLATE ascii_bin,
  store VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  ends DATE,
  segment VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin,
  opened DATE,
  closed DATE NULL,
  outcome VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  complains BOOLEAN,
  refused BOOLEAN
);
INSERT INTO drill_case
SELECT p.vin, p.store, p.ends,
       CASE WHEN p.ends < s.begins THEN 'LAPSED' WHEN p.here THEN 'RENEWED_HERE' ELSE 'IN_SERVICE' END,
       GREATEST(DATE_SUB(p.ends, INTERVAL 90 DAY), s.begins),
       CASE p.does WHEN 'W' THEN DATE_SUB(p.ends, INTERVAL 10 DAY)
                   WHEN 'L' THEN DATE_SUB(p.ends, INTERVAL 5 DAY)
                   WHEN 'S' THEN DATE_SUB(p.ends, INTERVAL 40 DAY)
                   ELSE DATE_ADD(p.ends, INTERVAL 30 DAY) END,
       CASE p.does WHEN 'W' THEN 'WON' WHEN 'L' THEN 'LOST' WHEN 'S' THEN 'CLOSED_NO_CAR' ELSE 'UNREACHED' END,
       p.complains, p.refused
  FROM drill_policy p JOIN drill_span s;
INSERT INTO drill_case
SELECT c.vin, c.store, DATE_ADD(c.ends, INTERVAL 1 YEAR),
       CASE c.outcome WHEN 'WON' THEN 'RENEWED_HERE' ELSE 'GONE' END,
       DATE_SUB(DATE_ADD(c.ends, INTERVAL 1 YEAR), INTERVAL 90 DAY),
       DATE_ADD(DATE_ADD(c.ends, INTERVAL 1 YEAR), INTERVAL 30 DAY), 'UNREACHED', FALSE, c.refused
  FROM drill_case c JOIN drill_span s
 WHERE c.outcome <> 'CLOSED_NO_CAR' AND c.closed <= s.finishes
   AND DATE_SUB(DATE_ADD(c.ends, INTERVAL 1 YEAR), INTERVAL 90 DAY) <= s.finishes;
DELETE FROM drill_case WHERE opened > (SELECT finishes FROM drill_span);
UPDATE drill_case SET closed = NULL, outcome = NULL WHERE closed > (SELECT finishes FROM drill_span);

-- [cases wanted]
SELECT CONCAT_WS(' ', vin, ends, segment, opened, closed, outcome) FROM drill_case;

-- [cases found]
SELECT CONCAT_WS(' ', p.vin, r.renewal_date, r.segment, r.opened_on, DATE(r.closed_at + INTERVAL 8 HOUR),
                 CASE WHEN r.state IN ('WON', 'LOST', 'UNREACHED', 'CLOSED_NO_CAR') THEN r.state END)
  FROM renewal r JOIN drill_policy p ON p.vin = r.vin
 WHERE r.opened_on IS NOT NULL;

-- [lists wanted]
SELECT CONCAT_WS(' ', c.store, DATE_FORMAT(d.on_day, '%Y-%m'), c.vin, c.segment)
  FROM drill_case c JOIN drill_day d ON c.ends BETWEEN d.on_day AND LAST_DAY(d.on_day)
 WHERE DAYOFMONTH(d.on_day) = 1 AND c.opened <= d.on_day AND (c.closed IS NULL OR c.closed >= d.on_day);

-- [lists found]
SELECT CONCAT_WS(' ', l.store_code, l.month, p.vin, e.segment)
  FROM renewal_list l JOIN renewal_list_entry e ON e.list_id = l.id
       JOIN renewal r ON r.id = e.renewal_id JOIN drill_policy p ON p.vin = r.vin;

-- [reminders wanted]
SELECT CONCAT_WS(' ', c.vin, s.stage, d.on_day,
                 CASE WHEN c.complains AND d.on_day > DATE_SUB(c.ends, INTERVAL 35 DAY)
                           AND d.on_day <= DATE_SUB(c.ends, INTERVAL 12 DAY) THEN 'SKIPPED'
                      WHEN c.refused THEN 'REFUSED' ELSE 'SENT' END)
  FROM drill_case c JOIN drill_stage s ON TRUE
       JOIN drill_day d ON d.on_day = DATE_ADD(c.ends, INTERVAL s.stage DAY)
 WHERE d.on_day >= c.opened
   AND (c.closed IS NULL OR d.on_day < c.closed OR d.on_day = c.closed AND c.outcome <> 'UNREACHED');

-- [reminders found]
SELECT CONCAT_WS(' ', p.vin, m.stage, m.due_on, m.state)
  FROM renewal_reminder m JOIN renewal r ON r.id = m.renewal_id JOIN drill_policy p ON p.vin = r.vin;

-- [calls wanted]
SELECT CONCAT_WS(' ', p.vin, DATE_SUB(p.ends, INTERVAL 16 DAY), CASE p.does WHEN 'O' THEN 'OVERDUE' ELSE 'CALLED' END)
  FROM drill_policy p JOIN drill_span s
 WHERE p.does IN ('L', 'O') AND NOT p.refused AND DATE_SUB(p.ends, INTERVAL 16 DAY) <= s.finishes;

-- [calls found]
SELECT CONCAT_WS(' ', p.vin, DATE(q.call_due_at + INTERVAL 8 HOUR),
                 CASE WHEN q.overdue_at IS NOT NULL THEN 'OVERDUE'
                      WHEN q.called_at < q.call_due_at THEN 'CALLED' ELSE 'OPEN' END)
  FROM renewal_quote q JOIN renewal r ON r.id = q.renewal_id JOIN drill_policy p ON p.vin = r.vin JOIN drill_span s
 WHERE q.call_due_at < s.finishes + INTERVAL 16 HOUR;

-- [reports wanted]
SELECT CONCAT_WS(' ', s.store, 'WEEKLY', DATE_SUB(d.on_day, INTERVAL 7 DAY))
  FROM (SELECT DISTINCT store FROM drill_policy) s JOIN drill_day d
 WHERE WEEKDAY(d.on_day) = 0
UNION ALL
SELECT CONCAT_WS(' ', s.store, 'MONTHLY', DATE_SUB(d.on_day, INTERVAL 1 MONTH))
  FROM (SELECT DISTINCT store FROM drill_policy) s JOIN drill_day d
 WHERE DAYOFMONTH(d.on_day) = 1
   AND EXISTS (SELECT 1 FROM drill_day w WHERE w.on_day >= d.on_day AND WEEKDAY(w.on_day) < 5);

-- [reports found]
SELECT CONCAT_WS(' ', p.store_code, p.kind, p.from_day)
  FROM insurance_report p JOIN drill_span s ON DATE_ADD(p.to_day, INTERVAL 1 DAY) BETWEEN s.begins AND s.finishes
 WHERE p.store_code IN (SELECT store FROM drill_policy);

-- [figures wanted]
SELECT CONCAT_WS(' ', p.store_code, p.kind, p.period,
                 (SELECT COUNT(*) FROM drill_case c
                   WHERE c.store = p.store_code AND c.outcome = 'WON' AND c.closed BETWEEN p.from_day AND p.to_day)
                 + (SELECT COUNT(*) FROM renewal r LEFT JOIN drill_policy o ON o.vin = r.vin
                     WHERE o.n IS NULL AND r.store_code = p.store_code AND r.state = 'WON'
                       AND DATE(r.closed_at + INTERVAL 8 HOUR) BETWEEN p.from_day AND p.to_day),
                 (SELECT COUNT(*) FROM drill_case c
                   WHERE c.store = p.store_code AND c.outcome IN ('LOST', 'UNREACHED')
                     AND c.closed BETWEEN p.from_day AND p.to_day)
                 + (SELECT COUNT(*) FROM renewal r LEFT JOIN drill_policy o ON o.vin = r.vin
                     WHERE o.n IS NULL AND r.store_code = p.store_code AND r.state IN ('LOST', 'UNREACHED')
                       AND DATE(r.closed_at + INTERVAL 8 HOUR) BETWEEN p.from_day AND p.to_day))
  FROM insurance_report p JOIN drill_span s ON p.from_day >= s.begins;

-- [figures found]
SELECT CONCAT_WS(' ', p.store_code, p.kind, p.period,
                 JSON_VALUE(p.figures, '$.renewals.policies'), JSON_VALUE(p.figures, '$.season.lost'))
  FROM insurance_report p JOIN drill_span s ON p.from_day >= s.begins;

-- [left over]
SELECT CONCAT_WS(' ', 'deadline', kind, subject) FROM deadline WHERE state = 'FAILED'
UNION ALL
SELECT CONCAT_WS(' ', 'job', job, store_code, business_date) FROM job_run WHERE state = 'FAILED'
UNION ALL
SELECT CONCAT_WS(' ', 'message', template, id) FROM message_request WHERE state = 'QUEUED';

-- [end]
DROP TABLE IF EXISTS drill_policy, drill_span, drill_stage, drill_day, drill_case;
