ALTER TABLE authority_case ADD KEY authority_case_customer (customer_id);
