INSERT INTO approved_leave (id, person_id, store_code, from_date, to_date, version)
SELECT l.leave_id, l.person_id, d.store_code, l.from_date, l.to_date, 0
  FROM roster_leave l
  JOIN deadline d ON d.kind = 'lead.leave-begins' AND d.open_marker = 1
                 AND d.subject = CONCAT(l.leave_id, ' ', l.person_id);
