-- each import: who, when, what file, what became of its rows
create table import_run (
    id               uuid        not null,
    kind             text        not null,
    file_name        text        not null,
    strict           boolean     not null,
    actor_id         uuid        not null,
    actor_name       text        not null,
    unit_id          uuid        not null,
    started_at       timestamptz not null,
    finished_at      timestamptz,
    state            text        not null,
    received         bigint      not null default 0,
    created          bigint      not null default 0,
    updated          bigint      not null default 0,
    unchanged        bigint      not null default 0,
    rejected         bigint      not null default 0,
    warnings         bigint      not null default 0,
    problem_code     text,
    problem_line     bigint,
    problem_column   text,
    constraint import_run_pk primary key (id),
    constraint import_run_state_known check (state in ('RUNNING', 'DONE', 'REFUSED', 'FAILED')),
    constraint import_run_unit_exists foreign key (unit_id) references unit (id)
);
create index import_run_by_unit on import_run (unit_id, started_at desc, id desc);
create index import_run_by_started on import_run (started_at desc, id desc);

-- places and codes alone, never a value: the file may be handed on
create table import_rejection (
    run_id      uuid   not null,
    line        bigint not null,
    column_name text   not null,
    code        text   not null,
    constraint import_rejection_pk primary key (run_id, line),
    constraint import_rejection_run_exists foreign key (run_id) references import_run (id) on delete cascade
);
