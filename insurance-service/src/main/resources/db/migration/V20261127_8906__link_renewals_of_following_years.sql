UPDATE renewal n
  JOIN renewal b ON b.customer_id = n.customer_id AND b.vin = n.vin AND b.cycle = n.cycle - 1
   AND b.store_code = n.store_code
   SET n.previous_id = b.id
 WHERE n.cycle > 1;
