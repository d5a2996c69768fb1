-- A case has an id of its own: that of the order, where there is one.
ALTER TABLE insurance_case
  RENAME COLUMN order_id TO id,
  ADD COLUMN order_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER id,
  ADD COLUMN channel VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'ORDER',
  ADD COLUMN partner_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN specialist_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN topics VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN rule_version VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  ADD COLUMN claims_notice BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN closed_reason VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  ADD COLUMN elsewhere_until DATE NULL,
  ADD KEY insurance_case_order (order_id);
