UPDATE renewal
   SET compulsory_policy_id = CASE WHEN compulsory_end IS NULL THEN NULL ELSE policy_id END,
       commercial_policy_id = CASE WHEN compulsory_end IS NULL THEN policy_id ELSE NULL END
 WHERE insured_here AND compulsory_policy_id IS NULL AND commercial_policy_id IS NULL;
