ALTER TABLE insurance_case ADD KEY insurance_case_of_customer (customer_id);
