ALTER TABLE contact_record ADD KEY contact_record_of_number (number_hash);
