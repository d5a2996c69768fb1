ALTER TABLE duty_item ADD KEY duty_item_by_opening_key (opening_key);
