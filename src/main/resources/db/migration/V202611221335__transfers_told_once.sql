-- the form's line that a victim's transfer was typed on: saved again, it is the same transfer
alter table transfer add column told_as text;
alter table transfer add constraint transfer_told_once unique (told_as);
