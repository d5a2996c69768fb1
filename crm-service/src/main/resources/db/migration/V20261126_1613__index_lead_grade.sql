ALTER TABLE lead_grade ADD KEY lead_grade_by_grade (store_code, grade, lead_id);
