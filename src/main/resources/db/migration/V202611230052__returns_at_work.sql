-- returning frozen money to victims 资金返还 (银监发〔2016〕41号): the work behind the facts of fund_return
create table return_case (
    id                  uuid        not null,
    return_no           text        not null,
    freeze_id           uuid        not null,
    freeze_no           text        not null,
    case_id             uuid        not null,
    case_no             text        not null,
    unit_id             uuid        not null,
    institution_id      uuid        not null,
    account_id          uuid        not null,
    stage               text        not null,
    way                 text,
    round               integer     not null default 0,
    proposal_stands     boolean     not null default false,
    held_at_most        numeric(18, 2),
    follows             text,
    opened_by           uuid        not null,
    opened_by_name      text        not null,
    opened_at           timestamptz not null,
    accepted_at         timestamptz,
    proposed_by         uuid,
    proposed_by_name    text,
    proposed_at         timestamptz,
    second_officer_id   uuid,
    second_officer_name text,
    notice_from         date,
    notice_until        timestamptz,
    approved_by         uuid,
    approved_by_name    text,
    approved_at         timestamptz,
    sent_at             timestamptz,
    due_at              timestamptz,
    received_at         timestamptz,
    received_by_name    text,
    settled_at          timestamptz,
    ended_at            timestamptz,
    end_note            text,
    changes             integer     not null default 0,
    version             integer     not null default 0,
    constraint return_case_pk primary key (id),
    constraint return_case_no_unique unique (return_no),
    constraint return_case_freeze_exists foreign key (freeze_id) references fund_freeze (id),
    constraint return_case_case_exists foreign key (case_id) references case_file (id),
    constraint return_case_unit_exists foreign key (unit_id) references unit (id),
    constraint return_case_institution_exists foreign key (institution_id) references unit (id),
    constraint return_case_account_exists foreign key (account_id) references observable (id),
    constraint return_case_stage_known check (stage in ('APPLIED', 'ACCEPTED', 'PROPOSED', 'NOTICE', 'APPROVED', 'SENT', 'RETURNED', 'FAILED', 'REJECTED')),
    constraint return_case_way_known check (way in ('DIRECT_ONE', 'DIRECT_TIMED', 'PROPORTIONAL')),
    constraint return_case_held_not_negative check (held_at_most >= 0),
    constraint return_case_two_officers check (proposed_by <> second_officer_id),
    constraint return_case_not_approved_by_its_own check (approved_by <> proposed_by and approved_by <> second_officer_id and approved_by <> opened_by),
    constraint return_case_notice_in_order check (notice_until > notice_from::timestamp at time zone 'Asia/Shanghai'),
    constraint return_case_sent_is_whole check (stage not in ('SENT', 'RETURNED', 'FAILED') or (sent_at is not null and due_at is not null and approved_by is not null)),
    constraint return_case_rejected_with_reason check (stage <> 'REJECTED' or end_note is not null)
);
create unique index return_case_one_at_a_time on return_case (freeze_id) where ended_at is null;
create index return_case_by_freeze on return_case (freeze_id);
create index return_case_by_case on return_case (case_id, opened_at);
create index return_case_by_unit on return_case (unit_id, opened_at desc, id desc);
create index return_case_by_opened on return_case (opened_at desc, id desc);
create index return_case_by_account on return_case (account_id);
create index return_case_by_institution on return_case (institution_id, sent_at desc, id desc);
create index return_case_running on return_case (stage, opened_at) where ended_at is null;

-- a victim's application; the person is kept as she was when she applied
create table return_application (
    id                 uuid           not null,
    return_id          uuid           not null,
    position           integer        not null,
    victim_position    integer        not null,
    name               bytea          not null,
    name_digest        bytea          not null,
    id_no              bytea,
    id_no_index        bytea,
    to_account_id      uuid           not null,
    loss_here          numeric(18, 2) not null,
    loss_total         numeric(18, 2) not null,
    id_checked         boolean        not null,
    applied_on         date           not null,
    registered_by_name text           not null,
    registered_at      timestamptz    not null,
    withdrawn_at       timestamptz,
    withdrawn_note     text,
    notified_at        timestamptz,
    notified_how       text,
    notified_by_name   text,
    constraint return_application_pk primary key (id),
    constraint return_application_return_exists foreign key (return_id) references return_case (id),
    constraint return_application_account_exists foreign key (to_account_id) references observable (id),
    constraint return_application_position_unique unique (return_id, position),
    constraint return_application_loss_positive check (loss_here > 0 and loss_total >= loss_here),
    constraint return_application_notice_known check (notified_how in ('PHONE', 'SMS', 'IN_PERSON', 'POST'))
);
create unique index return_application_once on return_application (return_id, victim_position) where withdrawn_at is null;
create index return_application_by_account on return_application (to_account_id);

-- who is to get what; a later round replaces the earlier, which stays readable
create table return_share (
    id              uuid           not null,
    return_id       uuid           not null,
    round           integer        not null,
    application_id  uuid           not null,
    amount          numeric(18, 2) not null,
    loss            numeric(18, 2) not null,
    already         numeric(18, 2) not null,
    capped          boolean        not null,
    state           text           not null,
    attempt         integer        not null default 0,
    receipt_no      text,
    executed_at     timestamptz,
    answered_at     timestamptz,
    answered_by     text,
    failure         text,
    note            text,
    balance_told    numeric(18, 2),
    constraint return_share_pk primary key (id),
    constraint return_share_return_exists foreign key (return_id) references return_case (id),
    constraint return_share_application_exists foreign key (application_id) references return_application (id),
    constraint return_share_once_a_round unique (return_id, round, application_id),
    constraint return_share_state_known check (state in ('PLANNED', 'OPEN', 'RETURNED', 'FAILED')),
    constraint return_share_failure_known check (failure in ('PAYEE_ACCOUNT', 'PAYEE_NAME', 'INSUFFICIENT', 'HELD_BY_OTHERS', 'TECHNICAL', 'OTHER')),
    constraint return_share_not_above_loss check (amount >= 0 and already >= 0 and amount <= greatest(loss - already, 0)),
    constraint return_share_paid_is_receipted check ((state = 'RETURNED') = (receipt_no is not null and executed_at is not null)),
    constraint return_share_failed_with_reason check (state <> 'FAILED' or failure is not null)
);
create index return_share_by_application on return_share (application_id);

-- each proposal with what it rested on
create table return_proposal (
    id            uuid           not null,
    return_id     uuid           not null,
    round         integer        not null,
    way           text           not null,
    balance       numeric(18, 2) not null,
    total         numeric(18, 2) not null,
    made_by_name  text           not null,
    made_at       timestamptz    not null,
    void_at       timestamptz,
    void_why      text,
    constraint return_proposal_pk primary key (id),
    constraint return_proposal_return_exists foreign key (return_id) references return_case (id),
    constraint return_proposal_round_unique unique (return_id, round),
    constraint return_proposal_way_known check (way in ('DIRECT_ONE', 'DIRECT_TIMED', 'PROPORTIONAL')),
    constraint return_proposal_within_balance check (total > 0 and total <= balance),
    constraint return_proposal_void_why_known check (void_why in ('VICTIM', 'WITHDRAWN', 'OBJECTION', 'AGAIN', 'BALANCE'))
);

create table return_objection (
    id               uuid        not null,
    return_id        uuid        not null,
    round            integer     not null,
    objector         bytea       not null,
    text             text        not null,
    recorded_at      timestamptz not null,
    recorded_by_name text        not null,
    upheld           boolean,
    answer           text,
    answered_at      timestamptz,
    answered_by_name text,
    constraint return_objection_pk primary key (id),
    constraint return_objection_return_exists foreign key (return_id) references return_case (id),
    constraint return_objection_answer_is_whole check ((upheld is null) = (answer is null) and (answer is null) = (answered_at is null))
);
create index return_objection_by_return on return_objection (return_id, recorded_at);

-- what the bank answered, try by try
create table return_answer (
    id           uuid        not null,
    share_id     uuid        not null,
    attempt      integer     not null,
    paid         boolean     not null,
    receipt_no   text,
    executed_at  timestamptz,
    failure      text,
    note         text,
    balance_told numeric(18, 2),
    answered_at  timestamptz not null,
    answered_by  text        not null,
    constraint return_answer_pk primary key (id),
    constraint return_answer_share_exists foreign key (share_id) references return_share (id),
    constraint return_answer_once_an_attempt unique (share_id, attempt),
    constraint return_answer_failure_known check (failure in ('PAYEE_ACCOUNT', 'PAYEE_NAME', 'INSUFFICIENT', 'HELD_BY_OTHERS', 'TECHNICAL', 'OTHER'))
);
