-- People that tests log in as; hr tells of everybody else.
INSERT INTO seller_certificate (certificate_id, person_id, kind, valid_until, revoked) VALUES
  ('test-in-1', 'in-1', 'INSURANCE_SALES', NULL, FALSE),
  ('test-in-2', 'in-2', 'INSURANCE_SALES', NULL, FALSE),
  ('test-ir-1', 'ir-1', 'INSURANCE_SALES', NULL, FALSE),
  ('test-ir-2', 'ir-2', 'INSURANCE_SALES', NULL, FALSE),
  ('test-probe-in', 'probe-in', 'INSURANCE_SALES', NULL, FALSE),
  ('test-probe-ih', 'probe-ih', 'INSURANCE_SALES', NULL, FALSE),
  ('test-away-in', 'away-in', 'INSURANCE_SALES', NULL, FALSE),
  ('test-away-ih', 'away-ih', 'INSURANCE_SALES', NULL, FALSE),
  ('test-ih-1', 'ih-1', 'INSURANCE_SALES', NULL, FALSE);
