-- the month of a return for supplementary investigation (程序规定 art. 295), while it runs; why a closed case names no suspect; a case
-- that only named people may open
alter table case_file
    add column supplement_due_at timestamptz,
    add column no_suspects text,
    add column restricted boolean not null default false;
create index case_file_supplement_due on case_file (supplement_due_at) where supplement_due_at is not null;
create index case_file_restricted on case_file (id) where restricted;

-- the reporter is told of a rejection within 3 days (art. 179): one row a rejected case
create table case_rejection_notice (
    case_id     uuid        not null,
    decided_at  timestamptz not null,
    due_at      timestamptz not null,
    notified_at timestamptz,
    way         text,
    note        text,
    recorded_at timestamptz,
    notified_by uuid,
    notifier    text,
    constraint case_rejection_notice_pk primary key (case_id),
    constraint case_rejection_notice_case_exists foreign key (case_id) references case_file (id) on delete cascade,
    constraint case_rejection_notice_way_known check (way in ('IN_PERSON', 'POST', 'ELECTRONIC', 'LEFT_AT_HOME')),
    constraint case_rejection_notice_whole check (num_nulls(notified_at, way, recorded_at, notified_by, notifier) in (0, 5)),
    constraint case_rejection_notice_after_decision check (notified_at >= decided_at)
);
create index case_rejection_notice_open on case_rejection_notice (due_at) where notified_at is null;

-- each hand-over of a file with its note, and what the receiver did about it
create table case_hand_over (
    id           uuid        not null,
    case_id      uuid        not null,
    from_unit    uuid        not null,
    to_unit      uuid        not null,
    note         text        not null,
    at           timestamptz not null,
    actor_id     uuid        not null,
    actor_name   text        not null,
    sent_back    boolean     not null default false,
    settled      text,
    settled_at   timestamptz,
    settler      text,
    constraint case_hand_over_pk primary key (id),
    constraint case_hand_over_case_exists foreign key (case_id) references case_file (id) on delete cascade,
    constraint case_hand_over_from_exists foreign key (from_unit) references unit (id),
    constraint case_hand_over_to_exists foreign key (to_unit) references unit (id),
    constraint case_hand_over_settled_known check (settled in ('TAKEN_OVER', 'SENT_BACK'))
);
create index case_hand_over_by_case on case_hand_over (case_id, id);
create index case_hand_over_by_from on case_hand_over (from_unit);
create index case_hand_over_by_to on case_hand_over (to_unit);
create unique index case_hand_over_one_open on case_hand_over (case_id) where settled_at is null;

-- who restricted the case, and why; kept when it is lifted
create table case_restriction (
    id          uuid        not null,
    case_id     uuid        not null,
    reason      text        not null,
    unit_id     uuid        not null,
    set_at      timestamptz not null,
    set_by      uuid        not null,
    setter      text        not null,
    lifted_at   timestamptz,
    lifter      text,
    lift_reason text,
    constraint case_restriction_pk primary key (id),
    constraint case_restriction_case_exists foreign key (case_id) references case_file (id) on delete cascade,
    constraint case_restriction_unit_exists foreign key (unit_id) references unit (id)
);
create index case_restriction_by_case on case_restriction (case_id);
create index case_restriction_by_unit on case_restriction (unit_id);
create unique index case_restriction_one_open on case_restriction (case_id) where lifted_at is null;

-- a task force 专班 for the case: its people see the file until it ends
create table case_task_force (
    id         uuid        not null,
    case_id    uuid        not null,
    name       text        not null,
    ends_at    timestamptz not null,
    set_at     timestamptz not null,
    set_by     uuid        not null,
    setter     text        not null,
    ended_at   timestamptz,
    ender      text,
    end_reason text,
    constraint case_task_force_pk primary key (id),
    constraint case_task_force_case_exists foreign key (case_id) references case_file (id) on delete cascade,
    constraint case_task_force_ends_later check (ends_at > set_at)
);
create index case_task_force_by_case on case_task_force (case_id);

-- people who may open a case whatever their unit: of a restricted case nobody else may
create table case_reader (
    case_id    uuid        not null,
    account_id uuid        not null,
    kind       text        not null,
    ends_at    timestamptz,
    constraint case_reader_pk primary key (case_id, account_id, kind),
    constraint case_reader_case_exists foreign key (case_id) references case_file (id) on delete cascade,
    constraint case_reader_account_exists foreign key (account_id) references account (id),
    constraint case_reader_kind_known check (kind in ('NAMED', 'TASK_FORCE'))
);
create index case_reader_by_account on case_reader (account_id);
