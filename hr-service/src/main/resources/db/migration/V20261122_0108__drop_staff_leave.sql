DROP TABLE staff_leave;
