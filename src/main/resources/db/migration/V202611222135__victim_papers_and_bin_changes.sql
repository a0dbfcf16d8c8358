-- what paper the victim's number is of; imported victims have none stored
alter table victim add column id_kind text;
alter table victim add constraint victim_id_kind_known check (id_kind in ('RESIDENT_ID', 'PASSPORT', 'OTHER', 'NONE'));

-- who changed the table of card prefixes, and why; the audit log holds the same for good
create table bank_bin_change (
    id         uuid        not null,
    at         timestamptz not null,
    actor_id   uuid        not null,
    actor_name text        not null,
    action     text        not null,
    bin        text        not null,
    before     text,
    after      text,
    reason     text        not null,
    constraint bank_bin_change_pk primary key (id),
    constraint bank_bin_change_action_known check (action in ('ADD', 'CHANGE', 'REMOVE', 'ASSIGN'))
);
create index bank_bin_change_by_time on bank_bin_change (at desc, id desc);
