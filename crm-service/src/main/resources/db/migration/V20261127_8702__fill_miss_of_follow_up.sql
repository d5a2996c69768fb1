UPDATE follow_up SET missed_at = due_at, missed_by = owner_id
 WHERE state = 'OVERDUE'
    OR state = 'DONE' AND on_time = 0
    OR state = 'CANCELLED' AND closed_at >= due_at AND closed_at > scheduled_at;
