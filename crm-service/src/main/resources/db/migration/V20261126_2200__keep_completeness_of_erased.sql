ALTER TABLE customer ADD COLUMN complete_when_erased BOOLEAN NULL;
