-- Every change of a case, its victims and its tags gets the number of its transaction. Times and numbers from a sequence are drawn
-- before a transaction commits, so that a reader who goes on from the last one would miss what commits late; transactions below the
-- oldest one that still runs have all ended, so that reading up to that horizon in this order misses nothing. It is also the version
-- that the API gives as ETag. A constant default for what is there: the table isn't written anew.
alter table case_file add column changed_tx bigint not null default pg_current_xact_id()::text::bigint;
alter table case_file add column updated_at timestamptz not null default now();
alter table case_file alter column updated_at set default clock_timestamp();

create function case_file_stamp() returns trigger language plpgsql as $$
begin
    new.changed_tx := pg_current_xact_id()::text::bigint;
    new.updated_at := clock_timestamp();
    return new;
end $$;
create trigger case_file_stamp before update on case_file for each row execute function case_file_stamp();

-- what belongs to a case changes it; a case that changed in the same transaction is stamped already
create function case_stamp_from_part() returns trigger language plpgsql as $$
begin
    update case_file c set updated_at = clock_timestamp()
    where c.id in (select p.case_id from parts p) and c.changed_tx <> pg_current_xact_id()::text::bigint;
    return null;
end $$;
create trigger case_victim_added after insert on victim referencing new table as parts for each statement execute function case_stamp_from_part();
create trigger case_victim_changed after update on victim referencing new table as parts for each statement execute function case_stamp_from_part();
create trigger case_victim_removed after delete on victim referencing old table as parts for each statement execute function case_stamp_from_part();
create trigger case_tag_added after insert on case_tag referencing new table as parts for each statement execute function case_stamp_from_part();
create trigger case_tag_removed after delete on case_tag referencing old table as parts for each statement execute function case_stamp_from_part();

create index case_file_by_change on case_file (changed_tx, id);
create index case_file_by_update on case_file (updated_at, changed_tx);
-- filters of the list
create index case_file_by_amount on case_file (amount_involved);
create index case_file_by_region on case_file (region_code, reported_at desc, id desc) where region_code is not null;
