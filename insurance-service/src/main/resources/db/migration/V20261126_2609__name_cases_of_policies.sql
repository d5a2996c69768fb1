UPDATE policy SET case_id = order_id WHERE order_id IS NOT NULL;
