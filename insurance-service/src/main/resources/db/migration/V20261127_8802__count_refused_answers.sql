-- How often what the insurer said could not be booked here.
ALTER TABLE insurer_request ADD COLUMN refusals INT NOT NULL DEFAULT 0 AFTER attempts;
