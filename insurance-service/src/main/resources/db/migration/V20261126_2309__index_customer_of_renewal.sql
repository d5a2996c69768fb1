ALTER TABLE renewal ADD KEY renewal_of_customer (customer_id);
