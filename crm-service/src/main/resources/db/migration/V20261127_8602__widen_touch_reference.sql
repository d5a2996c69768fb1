-- A list brings references as its own system writes them, in Chinese, too.
ALTER TABLE lead_touch
  MODIFY reference VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL;
