ALTER TABLE hand_over ADD KEY hand_over_of_absent (previous_owner_id, state);
