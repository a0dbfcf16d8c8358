-- tasks 研交办督结: given to a unit (its queue) or a person of it; every step is an event; escalated once a level and due time
create table task (
    id               uuid        not null,
    task_no          text        not null,
    title            text        not null,
    ask              text        not null,
    stage            text        not null,
    priority         text        not null,
    subject_kind     text,
    subject_no       text,
    case_id          uuid,
    unit_id          uuid        not null,
    holder_id        uuid,
    holder_name      text,
    from_unit_id     uuid        not null,
    given_by         uuid        not null,
    given_by_name    text        not null,
    given_at         timestamptz not null,
    state            text        not null,
    due_at           timestamptz not null,
    taken_at         timestamptz,
    reported_at      timestamptz,
    closed_at        timestamptz,
    urged_at         timestamptz,
    urged            integer     not null default 0,
    escalate_at      timestamptz,
    escalated_level  integer     not null default 0,
    escalated_at     timestamptz,
    escalated_to     uuid,
    edition          integer     not null,
    changed_by_name  text        not null,
    updated_at       timestamptz not null,
    version          integer     not null,
    constraint task_pk primary key (id),
    constraint task_number_unique unique (task_no),
    constraint task_case_exists foreign key (case_id) references case_file (id) on delete cascade,
    constraint task_unit_exists foreign key (unit_id) references unit (id),
    constraint task_from_unit_exists foreign key (from_unit_id) references unit (id),
    constraint task_escalated_to_exists foreign key (escalated_to) references unit (id),
    constraint task_stage_known check (stage in ('ANALYSE', 'ASSIGN', 'HANDLE', 'SUPERVISE', 'CLOSE')),
    constraint task_priority_known check (priority in ('NORMAL', 'URGENT', 'TOP')),
    constraint task_state_known check (state in ('OPEN', 'TAKEN', 'REPORTED_BACK', 'RETURNED', 'DONE', 'CANCELLED')),
    constraint task_subject_kind_known check (subject_kind in ('CASE', 'GANG', 'OPERATION', 'ALERT')),
    constraint task_subject_whole check ((subject_kind is null) = (subject_no is null)),
    constraint task_case_is_subject check (case_id is null or subject_kind = 'CASE'),
    constraint task_title_length check (length(title) between 1 and 100),
    constraint task_ask_length check (length(ask) <= 4000),
    constraint task_worked_by_somebody check (state not in ('TAKEN', 'REPORTED_BACK', 'RETURNED') or holder_id is not null)
);
create index task_by_unit_burning on task (unit_id, due_at, id) where state not in ('DONE', 'CANCELLED');
create index task_queue on task (unit_id, due_at, id) where state = 'OPEN' and holder_id is null;
create index task_by_holder on task (holder_id, due_at, id) where state not in ('DONE', 'CANCELLED');
create index task_by_giver on task (given_by, due_at, id) where state not in ('DONE', 'CANCELLED');
create index task_by_unit_newest on task (unit_id, given_at, id);
create index task_by_holder_newest on task (holder_id, given_at, id);
create index task_by_giver_newest on task (given_by, given_at, id);
create index task_by_unit_updated on task (unit_id, updated_at, id);
create index task_by_from_unit on task (from_unit_id, given_at);
create index task_by_case on task (case_id, given_at) where case_id is not null;
create index task_by_subject on task (subject_kind, subject_no) where subject_kind is not null;
create index task_by_escalated_to on task (escalated_to, due_at) where escalated_to is not null;
create index task_to_escalate on task (escalate_at) where escalate_at is not null;

create table task_event (
    id         uuid        not null,
    task_id    uuid        not null,
    kind       text        not null,
    at         timestamptz not null,
    actor_id   uuid,
    actor_name text        not null,
    to_name    text,
    note       text,
    constraint task_event_pk primary key (id),
    constraint task_event_task_exists foreign key (task_id) references task (id) on delete cascade,
    constraint task_event_kind_known check (kind in ('GIVEN', 'TAKEN', 'GIVEN_BACK', 'HANDED', 'REPORTED', 'ACCEPTED', 'SENT_BACK', 'URGED', 'REDATED', 'CANCELLED', 'ESCALATED'))
);
create index task_event_by_task on task_event (task_id, at, id);

-- once a level and due time, however many instances' clocks tick
create table task_escalation (
    task_id uuid        not null,
    due_at  timestamptz not null,
    level   integer     not null,
    unit_id uuid        not null,
    at      timestamptz not null,
    constraint task_escalation_pk primary key (task_id, due_at, level),
    constraint task_escalation_task_exists foreign key (task_id) references task (id) on delete cascade,
    constraint task_escalation_unit_exists foreign key (unit_id) references unit (id)
);
create index task_escalation_by_unit on task_escalation (unit_id);

-- few and small files of a feedback; name and content are ciphertext
create table task_file (
    id       uuid    not null,
    event_id uuid    not null,
    name     bytea   not null,
    bytes    integer not null,
    content  bytea   not null,
    constraint task_file_pk primary key (id),
    constraint task_file_event_exists foreign key (event_id) references task_event (id) on delete cascade,
    constraint task_file_size check (bytes > 0)
);
create index task_file_by_event on task_file (event_id);
