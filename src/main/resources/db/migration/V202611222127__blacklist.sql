-- blacklist 黑名单: an observable listed for a time, with source and reason; the holder may dispute it
create table blacklist_entry (
    id              uuid        not null,
    observable_id   uuid        not null,
    source          text        not null,
    reason          text        not null,
    unit_id         uuid        not null,
    listed_at       timestamptz not null,
    listed_by       uuid        not null,
    listed_by_name  text        not null,
    expires_at      timestamptz not null,
    removed_at      timestamptz,
    removed_by      uuid,
    removed_by_name text,
    removal_reason  text,
    expiry_noted_at timestamptz,
    changed_at      timestamptz not null,
    version         integer     not null default 0,
    constraint blacklist_entry_pk primary key (id),
    constraint blacklist_entry_observable_exists foreign key (observable_id) references observable (id),
    constraint blacklist_entry_unit_exists foreign key (unit_id) references unit (id),
    constraint blacklist_entry_source_known check (source in ('CASE_WORK', 'NATIONAL', 'BANK', 'TELECOM', 'INTERNET', 'PUBLIC_TIP', 'OTHER')),
    constraint blacklist_entry_ends_after_it_begins check (expires_at > listed_at),
    constraint blacklist_entry_removal_has_reason check ((removed_at is null) = (removal_reason is null))
);
create index blacklist_entry_by_observable on blacklist_entry (observable_id, listed_at desc);
create index blacklist_entry_by_unit on blacklist_entry (unit_id, listed_at desc);
create index blacklist_entry_by_listed on blacklist_entry (listed_at desc, id desc);
create index blacklist_entry_by_changed on blacklist_entry (changed_at, id);
create index blacklist_entry_running on blacklist_entry (expires_at) where removed_at is null and expiry_noted_at is null;

create table blacklist_dispute (
    id                 uuid        not null,
    entry_id           uuid        not null,
    holder_name        bytea       not null,
    holder_phone       bytea       not null,
    objection          text        not null,
    registered_at      timestamptz not null,
    registered_by      uuid        not null,
    registered_by_name text        not null,
    due_at             timestamptz not null,
    decided_at         timestamptz,
    decided_by         uuid,
    decided_by_name    text,
    upheld             boolean,
    decision_reason    text,
    constraint blacklist_dispute_pk primary key (id),
    constraint blacklist_dispute_entry_exists foreign key (entry_id) references blacklist_entry (id),
    constraint blacklist_dispute_decided_whole check ((decided_at is null) = (upheld is null) and (decided_at is null) = (decision_reason is null) and (decided_at is null) = (decided_by is null)),
    constraint blacklist_dispute_two_people check (decided_by is null or decided_by <> registered_by)
);
create index blacklist_dispute_by_entry on blacklist_dispute (entry_id, registered_at desc);
create unique index blacklist_dispute_one_open on blacklist_dispute (entry_id) where decided_at is null;
create index blacklist_dispute_open on blacklist_dispute (due_at) where decided_at is null;
