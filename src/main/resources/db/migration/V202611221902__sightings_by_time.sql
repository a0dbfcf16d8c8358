-- what cases of the last weeks share: a unit's sightings of a time, without the rest of the table
create index sighting_by_unit_at on sighting (unit_id, at);
