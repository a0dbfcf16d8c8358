-- an officer's own cases, the newest report first: read in the list's order instead of sorted
create index case_file_by_handler_at on case_file (handler_id, reported_at, id) where handler_id is not null;
drop index case_file_by_handler;
