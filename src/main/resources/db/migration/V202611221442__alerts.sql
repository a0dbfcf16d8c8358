-- alerts 预警 and the attempts to reach the person. Both grow without end: no foreign key leads into them from other features.
create table alert (
    id           uuid        not null,
    alert_no     text        not null,
    unit_id      uuid        not null,
    source       text        not null,
    risk         text        not null,
    fraud_type   text        not null,
    state        text        not null,
    pushed_at    timestamptz not null,
    person_name  bytea,
    name_digest  bytea,
    phone        bytea       not null,
    phone_index  bytea       not null,
    id_no        bytea,
    id_no_index  bytea,
    outcome      text,
    outcome_at   timestamptz,
    loss_avoided numeric(18, 2),
    tags         text[]      not null default '{}',
    inert        boolean     not null default false,
    by_person    boolean     not null default false,
    created_at   timestamptz not null,
    created_by   uuid,
    version      integer     not null default 0,
    constraint alert_pk primary key (id),
    constraint alert_no_unique unique (alert_no),
    constraint alert_unit_exists foreign key (unit_id) references unit (id),
    constraint alert_fraud_type_known foreign key (fraud_type) references fraud_type (code),
    constraint alert_source_known check (source in ('NATIONAL_PUSH', 'CITY_MODEL', 'HOTLINE_96110', 'SMS_12381', 'BANK', 'TELECOM', 'INTERNET')),
    constraint alert_risk_known check (risk in ('HIGH', 'MEDIUM', 'LOW')),
    constraint alert_state_known check (state in ('PUSHED', 'RECEIVED', 'IN_PROGRESS', 'CLOSED')),
    constraint alert_outcome_known check (outcome in ('DISSUADED', 'STOPPED_TRANSFER', 'ALREADY_DECEIVED', 'NOT_DISSUADED', 'FALSE_ALARM', 'UNREACHABLE', 'REFERRED')),
    constraint alert_outcome_is_dated check ((outcome is null) = (outcome_at is null) and (outcome is null) = (state <> 'CLOSED')),
    constraint alert_loss_avoided_not_negative check (loss_avoided >= 0)
);
create index alert_by_unit on alert (unit_id, pushed_at desc, id desc);
create index alert_by_pushed on alert (pushed_at);
create index alert_by_outcome on alert (outcome_at) where outcome_at is not null;
create index alert_by_phone on alert (phone_index, pushed_at);
create index alert_by_id_no on alert (id_no_index, pushed_at) where id_no_index is not null;
create index alert_by_type on alert (fraud_type);

create table alert_attempt (
    id         uuid        not null,
    attempt_no text        not null,
    alert_id   uuid        not null,
    step       text        not null,
    at         timestamptz not null,
    result     text        not null,
    by_person  boolean     not null default false,
    created_at timestamptz not null,
    created_by uuid,
    version    integer     not null default 0,
    constraint alert_attempt_pk primary key (id),
    constraint alert_attempt_no_unique unique (attempt_no),
    constraint alert_attempt_alert_exists foreign key (alert_id) references alert (id),
    constraint alert_attempt_step_known check (step in ('SMS', 'CALL', 'CONTACTS', 'VISIT')),
    constraint alert_attempt_result_known check (
        step = 'SMS' and result in ('SENT', 'FAILED')
        or step = 'CALL' and result in ('REACHED', 'NO_ANSWER', 'BUSY', 'REFUSED', 'INVALID_NUMBER', 'NOT_BELIEVING')
        or step = 'CONTACTS' and result in ('REACHED', 'NO_ANSWER')
        or step = 'VISIT' and result in ('MET', 'NOT_HOME', 'REFUSED'))
);
create index alert_attempt_by_alert on alert_attempt (alert_id, at);
create index alert_attempt_by_at on alert_attempt (at);
