-- What was to be inspected for an order that has lost the car since is no longer to be done.
UPDATE inspection i JOIN vehicle v ON v.id = i.vehicle_id
   SET i.state = 'WITHDRAWN', i.version = i.version + 1
 WHERE i.state = 'OPEN' AND (v.order_id IS NULL OR v.order_id <> i.order_id);
