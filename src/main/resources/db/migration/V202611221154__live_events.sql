-- what open pages must hear of; ids only, kept for a day
create table live_event (
    id             bigint generated always as identity,
    at             timestamptz not null,
    -- the transaction that wrote the row: readers tell by it what an earlier snapshot of theirs could not see yet,
    -- as ids don't become visible in their order
    tx             xid8        not null default pg_current_xact_id(),
    kind           text        not null,
    reference      text        not null,
    unit_id        uuid,
    institution_id uuid,
    account_id     uuid,
    constraint live_event_pk primary key (id),
    constraint live_event_kind_shape check (kind ~ '^[a-z]+(-[a-z]+)*$'),
    constraint live_event_addressed check (num_nonnulls(unit_id, institution_id, account_id) > 0)
);
create index live_event_by_tx on live_event (tx);
create index live_event_by_at on live_event (at);

-- the same payload twice in one transaction is one notification
create function live_event_added() returns trigger language plpgsql as $$
begin
    perform pg_notify('fanzha_live', '');
    return null;
end $$;
create trigger live_event_added after insert on live_event for each statement execute function live_event_added();
