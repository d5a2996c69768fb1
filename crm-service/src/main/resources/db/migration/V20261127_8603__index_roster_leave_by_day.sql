ALTER TABLE roster_leave
  ADD KEY roster_leave_by_day (to_date, from_date, person_id);
