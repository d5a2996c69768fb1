ALTER TABLE enquiry ADD KEY enquiry_by_receipt (store_code, received_at);
