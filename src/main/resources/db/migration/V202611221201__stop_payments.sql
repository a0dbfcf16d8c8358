-- requests to stop a payment 紧急止付 (银发〔2016〕86号): one row per request, also of those that joined a running stop
create table stop_payment (
    id                  uuid           not null,
    request_no          text           not null,
    case_id             uuid           not null,
    case_no             text           not null,
    unit_id             uuid           not null,
    institution_id      uuid           not null,
    account_kind        text           not null,
    account_id          uuid           not null,
    holder              bytea          not null,
    amount              numeric(18, 2) not null,
    transferred_at      timestamptz    not null,
    urgency             text           not null,
    victim_id_checked   boolean        not null,
    state               text           not null,
    officer_id          uuid           not null,
    officer_name        text           not null,
    second_officer_id   uuid,
    second_officer_name text,
    countersigned_at    timestamptz,
    requested_at        timestamptz    not null,
    received_at         timestamptz,
    received_by         uuid,
    received_by_name    text,
    answered_at         timestamptz,
    answered_by         uuid,
    answering_person    text,
    answering_phone     bytea,
    stopped_at          timestamptz,
    ends_at             timestamptz,
    balance_before      numeric(18, 2),
    amount_stopped      numeric(18, 2),
    new_money           numeric(18, 2),
    account_category    text,
    refusal_reasons     text[]         not null default '{}',
    refusal_note        text,
    joined_to           uuid,
    settled_at          timestamptz,
    ended_at            timestamptz,
    end_note            text,
    first_reminder_at   timestamptz,
    last_reminder_at    timestamptz,
    version             integer        not null default 0,
    constraint stop_payment_pk primary key (id),
    constraint stop_payment_no_unique unique (request_no),
    constraint stop_payment_no_pattern check (request_no ~ '^Z[0-9]{22}$'),
    constraint stop_payment_case_exists foreign key (case_id) references case_file (id),
    constraint stop_payment_unit_exists foreign key (unit_id) references unit (id),
    constraint stop_payment_institution_exists foreign key (institution_id) references unit (id),
    constraint stop_payment_account_exists foreign key (account_id) references observable (id),
    constraint stop_payment_joined_to_exists foreign key (joined_to) references stop_payment (id),
    constraint stop_payment_kind_known check (account_kind in ('BANK_ACCOUNT', 'PAYMENT_ACCOUNT')),
    constraint stop_payment_urgency_known check (urgency in ('NORMAL', 'URGENT')),
    constraint stop_payment_state_known check (state in ('REQUESTED', 'RECEIVED', 'STOPPED', 'REFUSED', 'EXPIRED', 'RELEASED', 'FROZEN', 'CANCELLED', 'JOINED')),
    constraint stop_payment_category_known check (account_category in ('PERSONAL', 'CORPORATE')),
    constraint stop_payment_reasons_known check (refusal_reasons <@ array['HOLDER_DIFFERS', 'ACCOUNT_DIFFERS', 'AMOUNT_DIFFERS', 'TIME_DIFFERS', 'ACCOUNT_CLOSED', 'NO_BALANCE', 'ALREADY_FROZEN', 'TECHNICAL', 'OTHER']),
    constraint stop_payment_two_officers check (officer_id <> second_officer_id),
    constraint stop_payment_amounts_not_negative check (amount > 0 and balance_before >= 0 and amount_stopped >= 0 and new_money >= 0),
    constraint stop_payment_not_before_request check (received_at >= requested_at and stopped_at >= requested_at),
    constraint stop_payment_48_hours check (ends_at = stopped_at + interval '48 hours'),
    constraint stop_payment_stopped_is_whole check (state not in ('STOPPED', 'EXPIRED', 'RELEASED', 'FROZEN') or (stopped_at is not null and ends_at is not null and amount_stopped is not null and new_money is not null)),
    constraint stop_payment_joined_is_linked check ((state = 'JOINED') = (joined_to is not null)),
    constraint stop_payment_settled_when_not_open check ((state in ('REQUESTED', 'RECEIVED')) = (settled_at is null))
);
create index stop_payment_by_requested on stop_payment (requested_at desc, id desc);
create index stop_payment_by_unit on stop_payment (unit_id, requested_at desc, id desc);
create index stop_payment_by_officer on stop_payment (officer_id, requested_at desc, id desc);
create index stop_payment_by_second_officer on stop_payment (second_officer_id, requested_at desc, id desc) where second_officer_id is not null;
create index stop_payment_by_case on stop_payment (case_id, requested_at, id);
create index stop_payment_by_account on stop_payment (account_id);
create index stop_payment_by_joined_to on stop_payment (joined_to) where joined_to is not null;
create index stop_payment_settled_by_institution on stop_payment (institution_id, settled_at desc, id desc);
create index stop_payment_open_by_institution on stop_payment (institution_id, requested_at) where settled_at is null;
create index stop_payment_running on stop_payment (ends_at) where state = 'STOPPED';
create unique index stop_payment_one_open_of_a_case on stop_payment (case_id, account_id) where settled_at is null;
