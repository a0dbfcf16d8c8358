-- wrong freezes 错冻: the holder's appeal, taken down by an officer and decided by a supervisor
create table freeze_appeal (
    id                 uuid           not null,
    freeze_id          uuid           not null,
    freeze_no          text           not null,
    case_id            uuid           not null,
    unit_id            uuid           not null,
    appellant          bytea          not null,
    contact            bytea          not null,
    statement          text           not null,
    evidence           text,
    state              text           not null,
    registered_at      timestamptz    not null,
    registered_by      uuid           not null,
    registered_by_name text           not null,
    due_at             timestamptz    not null,
    decided_at         timestamptz,
    decided_by         uuid,
    decided_by_name    text,
    decision_reason    text,
    released_amount    numeric(18, 2),
    informed_at        timestamptz,
    informed_way       text,
    informed_by_name   text,
    informed_note      text,
    version            integer        not null default 0,
    constraint freeze_appeal_pk primary key (id),
    constraint freeze_appeal_freeze_exists foreign key (freeze_id) references fund_freeze (id),
    constraint freeze_appeal_case_exists foreign key (case_id) references case_file (id),
    constraint freeze_appeal_unit_exists foreign key (unit_id) references unit (id),
    constraint freeze_appeal_state_known check (state in ('REGISTERED', 'UPHELD', 'PARTLY', 'REJECTED')),
    constraint freeze_appeal_way_known check (informed_way in ('PHONE', 'SMS', 'LETTER', 'IN_PERSON')),
    constraint freeze_appeal_decided_is_whole check ((state = 'REGISTERED') = (decided_at is null)
        and (decided_at is null) = (decided_by is null) and (decided_at is null) = (decision_reason is null)),
    constraint freeze_appeal_informed_after_decision check (informed_at is null or (decided_at is not null and informed_way is not null)),
    constraint freeze_appeal_released_not_negative check (released_amount >= 0)
);
create unique index freeze_appeal_one_open on freeze_appeal (freeze_id) where state = 'REGISTERED';
create index freeze_appeal_by_freeze on freeze_appeal (freeze_id);
create index freeze_appeal_by_case on freeze_appeal (case_id);
create index freeze_appeal_by_unit on freeze_appeal (unit_id, registered_at desc, id desc);
create index freeze_appeal_by_registered on freeze_appeal (registered_at desc, id desc);
create index freeze_appeal_due on freeze_appeal (due_at) where state = 'REGISTERED';
