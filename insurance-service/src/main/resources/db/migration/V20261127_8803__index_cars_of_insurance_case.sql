ALTER TABLE insurance_case ADD KEY insurance_case_vin (vin);
