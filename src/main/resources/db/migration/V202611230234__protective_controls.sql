-- protective control 爱护性管控 of a victim's own accounts: one request, an answer of every bank and payment institution; no stop
create table protective_control (
    id             uuid        not null,
    control_no     text        not null,
    unit_id        uuid        not null,
    source         text        not null,
    reference      text        not null,
    case_no        text,
    person_name    bytea       not null,
    person_id_no   bytea       not null,
    person_index   bytea       not null,
    reason         text        not null,
    asked_by       uuid        not null,
    asked_by_name  text        not null,
    asked_at       timestamptz not null,
    lapses_at      timestamptz not null,
    informed_at    timestamptz not null,
    informed_by    text        not null,
    informed_how   text        not null,
    lifted_at      timestamptz,
    lifted_by      uuid,
    lifted_by_name text,
    lift_reason    text,
    constraint protective_control_pk primary key (id),
    constraint protective_control_no_unique unique (control_no),
    constraint protective_control_unit_exists foreign key (unit_id) references unit (id),
    constraint protective_control_source_known check (source in ('ALERT', 'VICTIM')),
    constraint protective_control_informed_how_known check (informed_how in ('IN_PERSON', 'PHONE', 'VIDEO', 'BY_FAMILY')),
    constraint protective_control_lapses_later check (lapses_at > asked_at),
    constraint protective_control_informed_before check (informed_at <= asked_at),
    constraint protective_control_lift_is_whole check (num_nulls(lifted_at, lifted_by, lifted_by_name, lift_reason) in (0, 4))
);
create index protective_control_by_unit on protective_control (unit_id, asked_at desc, id desc);
create index protective_control_by_asked on protective_control (asked_at desc, id desc);
create index protective_control_by_reference on protective_control (source, reference);
create index protective_control_by_person on protective_control (person_index);

create table protective_answer (
    id               uuid not null,
    control_id       uuid not null,
    institution_id   uuid not null,
    state            text not null,
    answered_at      timestamptz,
    answered_by      uuid,
    answering_person text,
    answering_phone  bytea,
    answer_digest    text,
    refusal_code     text,
    note             text,
    ends_at          timestamptz,
    ended_at         timestamptz,
    constraint protective_answer_pk primary key (id),
    constraint protective_answer_one_of_each unique (control_id, institution_id),
    constraint protective_answer_control_exists foreign key (control_id) references protective_control (id) on delete cascade,
    constraint protective_answer_institution_exists foreign key (institution_id) references unit (id),
    constraint protective_answer_state_known check (state in ('WAITING', 'CONTROLLED', 'NONE', 'REFUSED', 'ENDED', 'LAPSED')),
    constraint protective_answer_refusal_known check (refusal_code in ('PERSON_DIFFERS', 'LEGAL_OBSTACLE', 'TECHNICAL', 'OTHER')),
    constraint protective_answer_refused_says_why check (state <> 'REFUSED' or refusal_code is not null),
    constraint protective_answer_controlled_ends check (state not in ('CONTROLLED', 'ENDED') or (answered_at is not null and ends_at > answered_at)),
    constraint protective_answer_over_when check ((state in ('ENDED', 'LAPSED')) = (ended_at is not null))
);
create index protective_answer_on_desk on protective_answer (institution_id, control_id) where state in ('WAITING', 'CONTROLLED');
create index protective_answer_by_institution on protective_answer (institution_id, answered_at desc, id desc);
create index protective_answer_running on protective_answer (ends_at) where state = 'CONTROLLED';
create index protective_answer_waiting on protective_answer (control_id) where state = 'WAITING';

-- what an institution controls: never more of an account than its masked number
create table protective_account (
    id           uuid           not null,
    answer_id    uuid           not null,
    position     integer        not null,
    account_kind text           not null,
    masked       text           not null,
    amount       numeric(18, 2) not null,
    constraint protective_account_pk primary key (id),
    constraint protective_account_once unique (answer_id, position),
    constraint protective_account_answer_exists foreign key (answer_id) references protective_answer (id) on delete cascade,
    constraint protective_account_kind_known check (account_kind in ('BANK_ACCOUNT', 'PAYMENT_ACCOUNT')),
    constraint protective_account_amount_not_negative check (amount >= 0)
);
