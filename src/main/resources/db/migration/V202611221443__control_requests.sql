-- control requests 处置 on a number, a site or an app; the case's number is a value: cases lie above
create table control_request (
    id             uuid        not null,
    control_no     text        not null,
    unit_id        uuid        not null,
    kind           text        not null,
    observable_id  uuid        not null,
    institution_id uuid,
    case_no        text,
    state          text        not null,
    requested_at   timestamptz not null,
    done_at        timestamptz,
    inert          boolean     not null default false,
    by_person      boolean     not null default false,
    created_at     timestamptz not null,
    created_by     uuid,
    version        integer     not null default 0,
    constraint control_request_pk primary key (id),
    constraint control_request_no_unique unique (control_no),
    constraint control_request_unit_exists foreign key (unit_id) references unit (id),
    constraint control_request_institution_exists foreign key (institution_id) references unit (id),
    constraint control_request_observable_exists foreign key (observable_id) references observable (id),
    constraint control_request_kind_known check (kind in ('NUMBER', 'SITE', 'APP')),
    constraint control_request_state_known check (state in ('REQUESTED', 'RECEIVED', 'DONE', 'REFUSED', 'CANCELLED', 'LIFTED')),
    constraint control_request_done_is_dated check (state not in ('DONE', 'LIFTED') or done_at is not null)
);
create index control_request_by_unit on control_request (unit_id, requested_at desc, id desc);
create index control_request_by_institution on control_request (institution_id) where institution_id is not null;
create index control_request_by_observable on control_request (observable_id);
create index control_request_by_case on control_request (case_no) where case_no is not null;
create index control_request_by_done on control_request (done_at) where done_at is not null;
