ALTER TABLE duty_item ADD KEY duty_item_by_store_duty (store_code, duty_id, state, deadline);
