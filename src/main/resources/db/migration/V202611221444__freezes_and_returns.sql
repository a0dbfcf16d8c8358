-- freezes 冻结 (程序规定 arts 237-247) and returns to victims 资金返还 (银监发〔2016〕41号); stops that come in as history
alter table stop_payment drop constraint stop_payment_no_pattern;
alter table stop_payment add column by_person boolean not null default true;
alter table stop_payment alter column case_id drop not null;
alter table stop_payment alter column case_no drop not null;
alter table stop_payment alter column transferred_at drop not null;
alter table stop_payment alter column officer_id drop not null;
alter table stop_payment alter column officer_name drop not null;
alter table stop_payment alter column victim_id_checked drop not null;
alter table stop_payment drop constraint stop_payment_amounts_not_negative;
alter table stop_payment add constraint stop_payment_amounts_not_negative check (amount >= 0 and balance_before >= 0 and amount_stopped >= 0 and new_money >= 0);
create index stop_payment_by_stopped on stop_payment (stopped_at) where stopped_at is not null;
create index stop_payment_by_answered on stop_payment (answered_at) where answered_at is not null;

create table fund_freeze (
    id                uuid           not null,
    freeze_no         text           not null,
    stop_id           uuid,
    unit_id           uuid           not null,
    case_id           uuid           not null,
    institution_id    uuid           not null,
    account_kind      text           not null,
    account_id        uuid           not null,
    holder            bytea,
    holder_digest     bytea,
    mode              text           not null,
    limit_amount      numeric(18, 2),
    state             text           not null,
    frozen_at         timestamptz    not null,
    frozen_amount     numeric(18, 2),
    ends_on           date,
    released_at       timestamptz,
    released_as_wrong boolean        not null default false,
    by_person         boolean        not null default false,
    created_at        timestamptz    not null,
    created_by        uuid,
    version           integer        not null default 0,
    constraint fund_freeze_pk primary key (id),
    constraint fund_freeze_no_unique unique (freeze_no),
    constraint fund_freeze_stop_exists foreign key (stop_id) references stop_payment (id),
    constraint fund_freeze_unit_exists foreign key (unit_id) references unit (id),
    constraint fund_freeze_case_exists foreign key (case_id) references case_file (id),
    constraint fund_freeze_institution_exists foreign key (institution_id) references unit (id),
    constraint fund_freeze_account_exists foreign key (account_id) references observable (id),
    constraint fund_freeze_account_kind_known check (account_kind in ('BANK_ACCOUNT', 'PAYMENT_ACCOUNT')),
    constraint fund_freeze_mode_known check (mode in ('LIMIT', 'RECEIVE_ONLY')),
    constraint fund_freeze_state_known check (state in ('FROZEN', 'EXPIRED', 'RELEASED')),
    constraint fund_freeze_amounts_not_negative check (limit_amount >= 0 and frozen_amount >= 0),
    constraint fund_freeze_released_is_dated check ((state = 'RELEASED') = (released_at is not null))
);
create index fund_freeze_by_unit on fund_freeze (unit_id, frozen_at desc, id desc);
create index fund_freeze_by_case on fund_freeze (case_id);
create index fund_freeze_by_account on fund_freeze (account_id, institution_id);
create index fund_freeze_by_institution on fund_freeze (institution_id);
create index fund_freeze_by_stop on fund_freeze (stop_id) where stop_id is not null;
create index fund_freeze_by_frozen on fund_freeze (frozen_at);

create table fund_return (
    id              uuid           not null,
    return_no       text           not null,
    unit_id         uuid           not null,
    case_id         uuid           not null,
    victim_name     bytea          not null,
    name_digest     bytea          not null,
    victim_id_no    bytea,
    id_no_index     bytea,
    from_account_id uuid,
    to_account_id   uuid,
    amount          numeric(18, 2) not null,
    state           text           not null,
    returned_at     timestamptz    not null,
    by_person       boolean        not null default false,
    created_at      timestamptz    not null,
    created_by      uuid,
    version         integer        not null default 0,
    constraint fund_return_pk primary key (id),
    constraint fund_return_no_unique unique (return_no),
    constraint fund_return_unit_exists foreign key (unit_id) references unit (id),
    constraint fund_return_case_exists foreign key (case_id) references case_file (id),
    constraint fund_return_from_exists foreign key (from_account_id) references observable (id),
    constraint fund_return_to_exists foreign key (to_account_id) references observable (id),
    constraint fund_return_state_known check (state in ('RETURNED')),
    constraint fund_return_amount_not_negative check (amount >= 0)
);
create index fund_return_by_unit on fund_return (unit_id, returned_at desc, id desc);
create index fund_return_by_case on fund_return (case_id);
create index fund_return_by_from on fund_return (from_account_id) where from_account_id is not null;
create index fund_return_by_to on fund_return (to_account_id) where to_account_id is not null;
create index fund_return_by_returned on fund_return (returned_at);
