ALTER TABLE customer
  ADD COLUMN kind VARCHAR(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT 'PERSON',
  ADD COLUMN credit_code_sealed TEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN birth_date_sealed TEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN staff_person_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN merged_into_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN merged_at DATETIME(6) NULL,
  ADD COLUMN absorbed INT NOT NULL DEFAULT 0,
  ADD KEY customer_merged_into (merged_into_id),
  ADD UNIQUE KEY customer_of_staff (staff_person_id);
