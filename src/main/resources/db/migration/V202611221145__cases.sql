create table fraud_type (
    code           text not null,
    name_zh        text not null,
    name_en        text not null,
    effective_from date not null,
    effective_to   date,
    maps_to        text,
    constraint fraud_type_pk primary key (code),
    constraint fraud_type_maps_to_known foreign key (maps_to) references fraud_type (code) deferrable initially deferred
);
create index fraud_type_by_maps_to on fraud_type (maps_to);

-- serials of natural numbers (A cases, R persons, Z stop payments) within a unit and month; without gaps for what the system draws
create table month_serial (
    letter    text    not null,
    unit_code text    not null,
    month     text    not null,
    last      integer not null,
    constraint month_serial_pk primary key (letter, unit_code, month),
    constraint month_serial_letter_known check (letter in ('A', 'R', 'Z')),
    constraint month_serial_four_digits check (last between 0 and 9999)
);

create table case_file (
    id                  uuid           not null,
    case_no             text           not null,
    unit_id             uuid           not null,
    channel             text           not null,
    fraud_type          text,
    state               text           not null,
    reported_at         timestamptz    not null,
    accepted_at         timestamptz,
    filed_at            timestamptz,
    solved_at           timestamptz,
    concluded_at        timestamptz,
    prosecuted_at       timestamptz,
    closed_at           timestamptz,
    rejected_at         timestamptz,
    withdrawn_at        timestamptz,
    transferred_at      timestamptz,
    amount_involved     numeric(18, 2) not null default 0,
    loss                numeric(18, 2),
    recovered           numeric(18, 2),
    region_code         text,
    summary             text,
    handler_id          uuid,
    prosecution_returns smallint       not null default 0,
    by_person           boolean        not null default false,
    row_digest          bytea,
    created_at          timestamptz    not null,
    created_by          uuid,
    version             integer        not null default 0,
    constraint case_file_pk primary key (id),
    constraint case_file_no_unique unique (case_no),
    constraint case_file_no_pattern check (case_no ~ '^A[0-9]{22}$'),
    constraint case_file_unit_exists foreign key (unit_id) references unit (id),
    constraint case_file_fraud_type_known foreign key (fraud_type) references fraud_type (code),
    constraint case_file_channel_known check (channel in ('HOTLINE_96110', 'ALARM_110', 'WALK_IN', 'BANK', 'ONLINE', 'TRANSFERRED_IN')),
    constraint case_file_state_known check (state in ('REPORTED', 'ACCEPTED', 'FILED', 'SOLVED', 'CONCLUDED', 'PROSECUTED', 'CLOSED', 'REJECTED', 'WITHDRAWN', 'TRANSFERRED')),
    constraint case_file_amounts_not_negative check (amount_involved >= 0 and loss >= 0 and recovered >= 0),
    constraint case_file_returns_at_most_two check (prosecution_returns between 0 and 2),
    constraint case_file_region_six_digits check (region_code ~ '^[0-9]{6}$')
);
create index case_file_by_reported on case_file (reported_at desc, id desc);
create index case_file_by_unit_reported on case_file (unit_id, reported_at desc, id desc);
create index case_file_by_state_reported on case_file (state, reported_at desc, id desc);
create index case_file_by_type_reported on case_file (fraud_type, reported_at desc, id desc);
create index case_file_by_filed on case_file (filed_at) where filed_at is not null;
create index case_file_by_solved on case_file (solved_at) where solved_at is not null;
create index case_file_by_handler on case_file (handler_id) where handler_id is not null;

-- the persons deceived; position 0 is the one who reports
create table victim (
    case_id      uuid     not null,
    position     smallint not null,
    name         bytea,
    id_no        bytea,
    id_no_index  bytea,
    phone        bytea,
    phone_index  bytea,
    constraint victim_pk primary key (case_id, position),
    constraint victim_case_exists foreign key (case_id) references case_file (id) on delete cascade
);
create index victim_by_id_no on victim (id_no_index) where id_no_index is not null;
create index victim_by_phone on victim (phone_index) where phone_index is not null;

create table case_tag (
    case_id uuid not null,
    tag     text not null,
    constraint case_tag_pk primary key (case_id, tag),
    constraint case_tag_case_exists foreign key (case_id) references case_file (id) on delete cascade
);
create index case_tag_by_tag on case_tag (tag);

-- units that handed the file on and still see it
create table case_viewer (
    case_id uuid not null,
    unit_id uuid not null,
    constraint case_viewer_pk primary key (case_id, unit_id),
    constraint case_viewer_case_exists foreign key (case_id) references case_file (id) on delete cascade,
    constraint case_viewer_unit_exists foreign key (unit_id) references unit (id)
);
create index case_viewer_by_unit on case_viewer (unit_id);

-- only where the unit that took a step is not the present holder: figures count the step for the unit that held the file then
create table case_step_unit (
    case_id uuid not null,
    step    text not null,
    unit_id uuid not null,
    constraint case_step_unit_pk primary key (case_id, step),
    constraint case_step_unit_step_known check (step in ('REPORTED', 'ACCEPTED', 'FILED', 'SOLVED', 'CONCLUDED', 'PROSECUTED', 'CLOSED', 'REJECTED', 'WITHDRAWN')),
    constraint case_step_unit_case_exists foreign key (case_id) references case_file (id) on delete cascade,
    constraint case_step_unit_unit_exists foreign key (unit_id) references unit (id)
);
create index case_step_unit_by_unit on case_step_unit (unit_id);

create table case_timeline (
    id          uuid        not null,
    case_id     uuid        not null,
    kind        text        not null,
    at          timestamptz not null,
    recorded_at timestamptz not null,
    actor_id    uuid        not null,
    actor_name  text        not null,
    note        text,
    reference   text,
    constraint case_timeline_pk primary key (id),
    constraint case_timeline_case_exists foreign key (case_id) references case_file (id) on delete cascade
);
create index case_timeline_by_case on case_timeline (case_id, at, id);

-- filing, rejecting and withdrawing wait here for a supervisor of a county-level organ or above
create table case_approval (
    id           uuid        not null,
    case_id      uuid        not null,
    step         text        not null,
    step_at      timestamptz not null,
    reason       text        not null,
    requested_by uuid        not null,
    requester    text        not null,
    requested_at timestamptz not null,
    decision     text,
    decided_by   uuid,
    decider      text,
    decided_at   timestamptz,
    decision_note text,
    version      integer     not null default 0,
    constraint case_approval_pk primary key (id),
    constraint case_approval_case_exists foreign key (case_id) references case_file (id) on delete cascade,
    constraint case_approval_step_known check (step in ('FILED', 'REJECTED', 'WITHDRAWN')),
    constraint case_approval_decision_known check (decision in ('APPROVED', 'DECLINED')),
    constraint case_approval_not_own check (decided_by <> requested_by)
);
create index case_approval_by_case on case_approval (case_id);
create unique index case_approval_one_open on case_approval (case_id) where decision is null;
