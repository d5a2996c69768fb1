ALTER TABLE policy ADD KEY policy_register (register_id, number);
