ALTER TABLE policy_endorsement ADD KEY policy_endorsement_customer (customer_id);
