-- gangs 团伙, their dens 窝点 and the suspects of cases
create table gang (
    id            uuid        not null,
    gang_no       text        not null,
    unit_id       uuid        not null,
    name          text        not null,
    kind          text        not null,
    state         text        not null,
    discovered_at timestamptz not null,
    dismantled_at timestamptz,
    amount        numeric(18, 2),
    operation_id  uuid,
    tags          text[]      not null default '{}',
    by_person     boolean     not null default false,
    created_at    timestamptz not null,
    created_by    uuid,
    version       integer     not null default 0,
    constraint gang_pk primary key (id),
    constraint gang_no_unique unique (gang_no),
    constraint gang_unit_exists foreign key (unit_id) references unit (id),
    constraint gang_operation_exists foreign key (operation_id) references operation (id),
    constraint gang_kind_known check (kind in ('CALLS', 'MONEY_MOVING', 'CARD_DEALING', 'TRAFFIC', 'TECHNOLOGY', 'GOIP', 'COMPANY', 'OTHER')),
    constraint gang_state_known check (state in ('DISCOVERED', 'INVESTIGATING', 'DISMANTLED')),
    constraint gang_dismantled_is_dated check ((state = 'DISMANTLED') = (dismantled_at is not null)),
    constraint gang_amount_not_negative check (amount >= 0)
);
create index gang_by_unit on gang (unit_id, discovered_at desc, id desc);
create index gang_by_operation on gang (operation_id) where operation_id is not null;
create index gang_by_dismantled on gang (dismantled_at) where dismantled_at is not null;

create table den (
    id            uuid        not null,
    den_no        text        not null,
    unit_id       uuid        not null,
    gang_id       uuid,
    premises_kind text        not null,
    region_code   text,
    destroyed_at  timestamptz,
    operation_id  uuid,
    tags          text[]      not null default '{}',
    by_person     boolean     not null default false,
    created_at    timestamptz not null,
    created_by    uuid,
    version       integer     not null default 0,
    constraint den_pk primary key (id),
    constraint den_no_unique unique (den_no),
    constraint den_unit_exists foreign key (unit_id) references unit (id),
    constraint den_gang_exists foreign key (gang_id) references gang (id),
    constraint den_operation_exists foreign key (operation_id) references operation (id),
    constraint den_kind_known check (premises_kind in ('OFFICE', 'FLAT', 'RENTAL', 'OTHER')),
    constraint den_region_six_digits check (region_code ~ '^[0-9]{6}$')
);
create index den_by_unit on den (unit_id, created_at desc, id desc);
create index den_by_gang on den (gang_id) where gang_id is not null;
create index den_by_operation on den (operation_id) where operation_id is not null;
create index den_by_destroyed on den (destroyed_at) where destroyed_at is not null;

create table suspect (
    id            uuid        not null,
    person_no     text        not null,
    unit_id       uuid        not null,
    name          bytea       not null,
    name_digest   bytea       not null,
    id_no         bytea,
    id_no_index   bytea,
    gang_id       uuid,
    role          text,
    captured_at   timestamptz,
    detained_at   timestamptz,
    bailed_at     timestamptz,
    surveilled_at timestamptz,
    arrested_at   timestamptz,
    prosecuted_at timestamptz,
    released_at   timestamptz,
    operation_id  uuid,
    tags          text[]      not null default '{}',
    by_person     boolean     not null default false,
    created_at    timestamptz not null,
    created_by    uuid,
    version       integer     not null default 0,
    constraint suspect_pk primary key (id),
    constraint suspect_no_unique unique (person_no),
    constraint suspect_no_pattern check (person_no ~ '^R[0-9]{22}$'),
    constraint suspect_unit_exists foreign key (unit_id) references unit (id),
    constraint suspect_gang_exists foreign key (gang_id) references gang (id),
    constraint suspect_operation_exists foreign key (operation_id) references operation (id),
    constraint suspect_role_known check (role in ('FINANCIER', 'MASTERMIND', 'CONTROLLER', 'SMUGGLER', 'BACKBONE', 'CARD_DEALER', 'CARD_MULE', 'CASH_RUNNER', 'CALLER', 'TECHNICIAN', 'RECRUITER'))
);
create index suspect_by_unit on suspect (unit_id, created_at desc, id desc);
create index suspect_by_id_no on suspect (id_no_index) where id_no_index is not null;
create index suspect_by_gang on suspect (gang_id) where gang_id is not null;
create index suspect_by_operation on suspect (operation_id) where operation_id is not null;
create index suspect_by_captured on suspect (captured_at) where captured_at is not null;
create index suspect_by_detained on suspect (detained_at) where detained_at is not null;
create index suspect_by_bailed on suspect (bailed_at) where bailed_at is not null;
create index suspect_by_surveilled on suspect (surveilled_at) where surveilled_at is not null;
create index suspect_by_arrested on suspect (arrested_at) where arrested_at is not null;
create index suspect_by_prosecuted on suspect (prosecuted_at) where prosecuted_at is not null;

-- in the order listed: figures inherit from the case at position 0
create table suspect_case (
    suspect_id uuid     not null,
    position   smallint not null,
    case_id    uuid     not null,
    constraint suspect_case_pk primary key (suspect_id, position),
    constraint suspect_case_once unique (suspect_id, case_id),
    constraint suspect_case_suspect_exists foreign key (suspect_id) references suspect (id) on delete cascade,
    constraint suspect_case_case_exists foreign key (case_id) references case_file (id)
);
create index suspect_case_by_case on suspect_case (case_id);
