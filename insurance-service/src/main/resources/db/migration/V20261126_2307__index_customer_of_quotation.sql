ALTER TABLE quotation ADD KEY quotation_of_customer (customer_id);
