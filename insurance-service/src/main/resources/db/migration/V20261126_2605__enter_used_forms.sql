INSERT INTO policy_form (id, number, store_code, insurer_code, receipt_id, state, policy_id, changed_by, changed_at, version)
SELECT p.id, p.form_number, p.store_code, p.insurer_code, NULL, 'USED', p.id, p.issued_by, p.issued_at, 0 FROM policy p;
