-- A quotation covers three sections and names the files of the tables that it was made from.
ALTER TABLE quotation
  ADD COLUMN total DECIMAL(18,2) NOT NULL DEFAULT 0,
  ADD COLUMN required_authority VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN demo BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN tariff VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '',
  ADD COLUMN tariff_sha256 VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  ADD COLUMN insurer_version VARCHAR(84) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  ADD COLUMN insurer_sha256 VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD KEY quotation_state (state, id),
  ADD KEY quotation_tables (insurer_version, state);
