-- A ticket is a number of its own system: two stores may both have a ticket 17.
ALTER TABLE complaint
  DROP KEY complaint_of_source,
  ADD UNIQUE KEY complaint_of_source (store_code, channel, source_id);
