-- movements of money between accounts: those that victims tell, and later those of the banks' statements
create table transfer (
    id                  uuid           not null,
    transfer_no         text,
    case_id             uuid,
    from_account_id     uuid,
    from_name           bytea,
    from_institution_id uuid,
    to_account_id       uuid           not null,
    to_name             bytea,
    to_institution_id   uuid,
    amount              numeric(18, 2) not null,
    at                  timestamptz    not null,
    balance_after       numeric(18, 2),
    channel             text,
    stop_no             text,
    recorded_at         timestamptz    not null,
    recorded_by         uuid,
    row_digest          bytea,
    constraint transfer_pk primary key (id),
    constraint transfer_no_unique unique (transfer_no),
    constraint transfer_amount_positive check (amount >= 0)
);
create index transfer_by_from on transfer (from_account_id, at) where from_account_id is not null;
create index transfer_by_to on transfer (to_account_id, at);
create index transfer_by_case on transfer (case_id, at) where case_id is not null;
