-- Whether a car is covered is a question of days and states, asked under the lock of its cases.
ALTER TABLE policy
  DROP INDEX policy_open_vin,
  DROP COLUMN open_vin;
