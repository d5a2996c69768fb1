UPDATE duty_item SET triggered_at = window_start + INTERVAL 90 DAY WHERE case_key <> '';
