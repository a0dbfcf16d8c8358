-- Words of two characters and more in case stories. Two neighbours each as an array with a GIN index: pg_trgm's index finds nothing
-- shorter than three. Beside the case, not in it: an array of 120 pairs costs a case's import ten times what all else does, so
-- the pairs are made afterwards, whichever way the story came in.
create table case_story (
    case_id uuid   not null,
    bigrams text[] not null,
    constraint case_story_pk primary key (case_id),
    constraint case_story_case_exists foreign key (case_id) references case_file (id) on delete cascade
);
create index case_story_by_bigrams on case_story using gin (bigrams);

-- stories to be read again; a case may stand here twice, so that nobody who writes waits for who reads
create table case_story_pending (
    id      bigint generated always as identity,
    case_id uuid not null,
    constraint case_story_pending_pk primary key (id)
);

create function case_story_added() returns trigger language plpgsql as $$
begin
    insert into case_story_pending (case_id) select id from added where summary is not null;
    return null;
end $$;
create trigger case_story_added after insert on case_file
    referencing new table as added for each statement execute function case_story_added();

create function case_story_changed() returns trigger language plpgsql as $$
begin
    insert into case_story_pending (case_id) values (new.id);
    return null;
end $$;
create trigger case_story_changed after update of summary on case_file
    for each row when (old.summary is distinct from new.summary) execute function case_story_changed();

insert into case_story_pending (case_id) select id from case_file where summary is not null;
