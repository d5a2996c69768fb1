CREATE INDEX deadline_state ON deadline (state, closed_at, id);
