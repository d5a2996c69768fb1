INSERT INTO showroom_call
  (id, number, store_code, direction, topic, ring_count, answered, company_named, in_time, passed_to_id,
   customer_id, lead_id, note_sealed, called_at, registered_by, registered_at, version)
SELECT id, number, store_code, 'INBOUND', 'ENQUIRY', 0, TRUE, FALSE, FALSE, owner_id,
       customer_id, lead_id, note_sealed, arrived_at, registered_by, registered_at, version
  FROM visit WHERE kind = 'PHONE';
