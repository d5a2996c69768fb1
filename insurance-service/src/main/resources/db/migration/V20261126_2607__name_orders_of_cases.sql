UPDATE insurance_case SET order_id = id;
