UPDATE deadline SET kind = 'leave.begins', subject = SUBSTRING_INDEX(subject, ' ', 1)
 WHERE kind = 'lead.leave-begins' AND open_marker = 1;
