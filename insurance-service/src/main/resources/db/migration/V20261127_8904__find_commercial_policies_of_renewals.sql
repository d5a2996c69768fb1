UPDATE renewal r
  JOIN policy p ON p.vin = r.vin AND p.kind = 'COMMERCIAL' AND p.end_date = r.commercial_end
   AND p.state NOT IN ('REJECTED', 'CANCELLED')
   SET r.commercial_policy_id = p.id
 WHERE r.insured_here;
