ALTER TABLE renewal_quote
  ADD COLUMN quotation_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER specialist_id,
  ADD COLUMN tariff VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL AFTER currency,
  ADD COLUMN insurer_version VARCHAR(84) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL AFTER tariff;
