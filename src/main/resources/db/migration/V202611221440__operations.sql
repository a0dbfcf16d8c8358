-- special operations 专项行动, and what was done in them: trips, seizures, inspected premises
create table operation (
    id           uuid        not null,
    operation_no text        not null,
    unit_id      uuid        not null,
    name         text        not null,
    starts_on    date        not null,
    ends_on      date,
    by_person    boolean     not null default false,
    created_at   timestamptz not null,
    created_by   uuid,
    version      integer     not null default 0,
    constraint operation_pk primary key (id),
    constraint operation_no_unique unique (operation_no),
    constraint operation_unit_exists foreign key (unit_id) references unit (id),
    constraint operation_ends_after_start check (ends_on >= starts_on)
);
create index operation_by_unit on operation (unit_id, starts_on desc, id desc);

create table trip (
    id           uuid        not null,
    trip_no      text        not null,
    unit_id      uuid        not null,
    operation_id uuid,
    left_on      date        not null,
    returned_on  date,
    officers     integer     not null,
    provinces    text[]      not null default '{}',
    cities       text[]      not null default '{}',
    by_person    boolean     not null default false,
    created_at   timestamptz not null,
    created_by   uuid,
    version      integer     not null default 0,
    constraint trip_pk primary key (id),
    constraint trip_no_unique unique (trip_no),
    constraint trip_unit_exists foreign key (unit_id) references unit (id),
    constraint trip_operation_exists foreign key (operation_id) references operation (id),
    constraint trip_returned_after_left check (returned_on >= left_on),
    constraint trip_officers_not_negative check (officers >= 0)
);
create index trip_by_unit on trip (unit_id, left_on desc, id desc);
create index trip_by_operation on trip (operation_id) where operation_id is not null;
create index trip_by_left on trip (left_on);

create table seizure (
    id           uuid        not null,
    seizure_no   text        not null,
    unit_id      uuid        not null,
    operation_id uuid,
    kind         text        not null,
    quantity     bigint      not null,
    seized_at    timestamptz not null,
    by_person    boolean     not null default false,
    created_at   timestamptz not null,
    created_by   uuid,
    version      integer     not null default 0,
    constraint seizure_pk primary key (id),
    constraint seizure_no_unique unique (seizure_no),
    constraint seizure_unit_exists foreign key (unit_id) references unit (id),
    constraint seizure_operation_exists foreign key (operation_id) references operation (id),
    constraint seizure_kind_known check (kind in ('PHONE_CARD', 'BANK_CARD', 'GOIP', 'COMPUTER', 'PHONE', 'BASE_STATION', 'OTHER')),
    constraint seizure_quantity_not_negative check (quantity >= 0)
);
create index seizure_by_unit on seizure (unit_id, seized_at desc, id desc);
create index seizure_by_operation on seizure (operation_id) where operation_id is not null;
create index seizure_by_seized on seizure (seized_at);

create table inspection (
    id            uuid        not null,
    inspection_no text        not null,
    unit_id       uuid        not null,
    operation_id  uuid,
    premises_kind text        not null,
    quantity      bigint      not null,
    inspected_at  timestamptz not null,
    by_person     boolean     not null default false,
    created_at    timestamptz not null,
    created_by    uuid,
    version       integer     not null default 0,
    constraint inspection_pk primary key (id),
    constraint inspection_no_unique unique (inspection_no),
    constraint inspection_unit_exists foreign key (unit_id) references unit (id),
    constraint inspection_operation_exists foreign key (operation_id) references operation (id),
    constraint inspection_kind_known check (premises_kind in ('OFFICE', 'FLAT', 'RENTAL', 'OTHER')),
    constraint inspection_quantity_not_negative check (quantity >= 0)
);
create index inspection_by_unit on inspection (unit_id, inspected_at desc, id desc);
create index inspection_by_operation on inspection (operation_id) where operation_id is not null;
create index inspection_by_inspected on inspection (inspected_at);

alter table case_file add column operation_id uuid;
alter table case_file add constraint case_file_operation_exists foreign key (operation_id) references operation (id);
create index case_file_by_operation on case_file (operation_id) where operation_id is not null;
