ALTER TABLE policy ADD KEY policy_of_customer (customer_id);
