-- the process of a freeze 冻结 (程序规定 arts 237-247; 公通字〔2024〕22号): fund_freeze keeps the fact under the same id once it takes effect
create table freeze_order (
    id                  uuid           not null,
    freeze_no           text           not null,
    batch_id            uuid           not null,
    stop_id             uuid,
    unit_id             uuid           not null,
    case_id             uuid           not null,
    case_no             text           not null,
    institution_id      uuid           not null,
    account_kind        text           not null,
    account_id          uuid           not null,
    holder              bytea          not null,
    asset               text           not null,
    mode                text           not null,
    scope               text           not null,
    limit_amount        numeric(18, 2),
    months              integer        not null,
    long_term           boolean        not null,
    reason              text           not null,
    stage               text           not null,
    created_at          timestamptz    not null,
    submitted_at        timestamptz,
    applied_by          uuid,
    applied_by_name     text,
    reviewed_at         timestamptz,
    reviewed_by         uuid,
    reviewed_by_name    text,
    review_note         text,
    decided_at          timestamptz,
    decided_by          uuid,
    decided_by_name     text,
    decided_unit_id     uuid,
    decision_note       text,
    sent_at             timestamptz,
    received_at         timestamptz,
    received_by         uuid,
    received_by_name    text,
    answered_at         timestamptz,
    answered_by         uuid,
    answering_person    text,
    answering_phone     bytea,
    amount_frozen       numeric(18, 2),
    balance             numeric(18, 2),
    available_balance   numeric(18, 2),
    queued_until        timestamptz,
    failure             text,
    failure_note        text,
    frozen_at           timestamptz,
    ends_on             date,
    ended_at            timestamptz,
    end_note            text,
    unrelated_found_on  date,
    unrelated_note      text,
    verify_due_on       date,
    verify_extended     boolean        not null default false,
    verified_at         timestamptz,
    verify_note         text,
    release_asked_at    timestamptz,
    release_confirmed_at timestamptz,
    renewal_months      integer,
    renewal_long        boolean,
    renewal_reason      text,
    renewal_asked_at    timestamptz,
    renewal_asked_by    uuid,
    renewal_asked_name  text,
    version             integer        not null default 0,
    constraint freeze_order_pk primary key (id),
    constraint freeze_order_no_unique unique (freeze_no),
    constraint freeze_order_stop_exists foreign key (stop_id) references stop_payment (id),
    constraint freeze_order_unit_exists foreign key (unit_id) references unit (id),
    constraint freeze_order_case_exists foreign key (case_id) references case_file (id),
    constraint freeze_order_institution_exists foreign key (institution_id) references unit (id),
    constraint freeze_order_account_exists foreign key (account_id) references observable (id),
    constraint freeze_order_account_kind_known check (account_kind in ('BANK_ACCOUNT', 'PAYMENT_ACCOUNT')),
    constraint freeze_order_asset_known check (asset in ('DEPOSIT', 'SECURITIES')),
    constraint freeze_order_mode_known check (mode in ('LIMIT', 'RECEIVE_ONLY')),
    constraint freeze_order_scope_known check (scope in ('INVOLVED', 'WHOLE_ACCOUNT')),
    constraint freeze_order_stage_known check (stage in ('DRAFT', 'APPROVED', 'REJECTED', 'SENT', 'QUEUED', 'FROZEN', 'RENEWED', 'EXPIRED', 'RELEASED', 'FAILED')),
    constraint freeze_order_failure_known check (failure in ('ACCOUNT_DIFFERS', 'HOLDER_DIFFERS', 'ACCOUNT_CLOSED', 'PAPERS_INCOMPLETE', 'TECHNICAL', 'OTHER')),
    constraint freeze_order_amounts_not_negative check (limit_amount > 0 and amount_frozen >= 0 and balance >= 0 and available_balance >= 0),
    constraint freeze_order_limit_has_amount check (mode <> 'LIMIT' or limit_amount is not null or stage in ('DRAFT', 'REJECTED')),
    constraint freeze_order_two_people check (decided_by <> applied_by and reviewed_by <> applied_by and reviewed_by <> decided_by),
    constraint freeze_order_term_by_law check (months between 1 and case when asset = 'SECURITIES' then 24 when long_term then 12 else 6 end),
    constraint freeze_order_frozen_is_whole check (stage not in ('FROZEN', 'RENEWED', 'EXPIRED') or (frozen_at is not null and ends_on is not null and amount_frozen is not null)),
    constraint freeze_order_failed_says_why check ((stage = 'FAILED') = (failure is not null)),
    constraint freeze_order_queued_has_end check (stage <> 'QUEUED' or queued_until is not null)
);
create index freeze_order_by_unit on freeze_order (unit_id, created_at desc, id desc);
create index freeze_order_by_case on freeze_order (case_id);
create index freeze_order_by_batch on freeze_order (batch_id);
create index freeze_order_by_account on freeze_order (account_id, institution_id);
create unique index freeze_order_one_of_a_stop on freeze_order (stop_id) where stop_id is not null and stage not in ('REJECTED', 'FAILED', 'EXPIRED', 'RELEASED');
create index freeze_order_by_stop on freeze_order (stop_id) where stop_id is not null;
create index freeze_order_ends on freeze_order (ends_on, id) where stage in ('FROZEN', 'RENEWED');
create index freeze_order_queued on freeze_order (queued_until) where stage = 'QUEUED';
create index freeze_order_at_hand on freeze_order (unit_id, created_at) where stage in ('DRAFT', 'APPROVED', 'SENT', 'QUEUED');
create index freeze_order_by_institution on freeze_order (institution_id, sent_at desc, id desc) where sent_at is not null;
create unique index freeze_order_one_at_work on freeze_order (case_id, account_id, institution_id) where stage in ('DRAFT', 'APPROVED', 'SENT', 'QUEUED', 'FROZEN', 'RENEWED');

-- freezes of other authorities that stand before ours, as the institution told them
create table freeze_earlier (
    id        uuid           not null,
    order_id  uuid           not null,
    position  integer        not null,
    authority text           not null,
    amount    numeric(18, 2),
    ends_on   date           not null,
    constraint freeze_earlier_pk primary key (id),
    constraint freeze_earlier_position_unique unique (order_id, position),
    constraint freeze_earlier_order_exists foreign key (order_id) references freeze_order (id),
    constraint freeze_earlier_amount_not_negative check (amount >= 0)
);

-- what was renewed, release by release and month by month: read, never changed
create table freeze_renewal (
    id              uuid        not null,
    order_id        uuid        not null,
    position        integer     not null,
    months          integer     not null,
    long_term       boolean     not null,
    reason          text        not null,
    asked_at        timestamptz not null,
    asked_by_name   text        not null,
    decided_at      timestamptz not null,
    decided_by      uuid        not null,
    decided_by_name text        not null,
    decided_unit_id uuid        not null,
    approved        boolean     not null,
    note            text,
    ended_on        date        not null,
    ends_on         date,
    constraint freeze_renewal_pk primary key (id),
    constraint freeze_renewal_position_unique unique (order_id, position),
    constraint freeze_renewal_order_exists foreign key (order_id) references freeze_order (id),
    constraint freeze_renewal_approved_has_end check (approved = (ends_on is not null))
);

alter table fund_freeze add column released_amount numeric(18, 2) not null default 0;
alter table fund_freeze add constraint fund_freeze_released_not_negative check (released_amount >= 0);
