UPDATE policy
   SET product = CASE
         WHEN (SELECT JSON_VALUE(q.request, '$.vehicle.energy')
                 FROM quotation q WHERE q.id = policy.quotation_id) IN ('PHEV', 'BEV', 'FCEV')
         THEN 'COMMERCIAL_NEV' ELSE 'COMMERCIAL_ICE' END
 WHERE kind = 'COMMERCIAL';
