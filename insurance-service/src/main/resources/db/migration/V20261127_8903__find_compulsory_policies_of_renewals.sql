UPDATE renewal r
  JOIN policy p ON p.vin = r.vin AND p.kind = 'COMPULSORY' AND p.end_date = r.compulsory_end
   AND p.state NOT IN ('REJECTED', 'CANCELLED')
   SET r.compulsory_policy_id = p.id
 WHERE r.insured_here;
