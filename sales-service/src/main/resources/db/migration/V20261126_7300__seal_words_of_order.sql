-- Words about a buyer are kept under the buyer's key; those in clear are dropped, for only the service could seal them.
ALTER TABLE sales_order
  ADD COLUMN cover_waiver_reason_sealed TEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN request_note_sealed TEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
  DROP COLUMN cover_waiver_reason,
  DROP COLUMN request_note;
