INSERT INTO case_car (case_id, vehicle_id, vin, held, told_at, sequence)
SELECT id, vehicle_id, vin, TRUE, '2020-01-01', 0
  FROM insurance_case WHERE vehicle_id IS NOT NULL AND vin IS NOT NULL;
