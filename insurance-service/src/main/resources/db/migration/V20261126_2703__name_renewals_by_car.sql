UPDATE renewal SET open_key = vin, insured_here = policy_id IS NOT NULL, compulsory_end = renewal_date
 WHERE state = 'WAITING' OR state = 'OPEN';
