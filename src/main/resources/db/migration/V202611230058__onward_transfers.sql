-- where money went from an account that a request asked to stop, as its institution tells
create table onward_transfer (
    id             uuid           not null,
    stop_id        uuid           not null,
    position       integer        not null,
    institution_id uuid,
    bank_text      text,
    account_id     uuid           not null,
    account_kind   text           not null,
    holder         bytea,
    amount         numeric(18, 2) not null,
    moved_at       timestamptz    not null,
    note           text,
    next_stop_id   uuid,
    created_at     timestamptz    not null,
    created_by     uuid           not null,
    constraint onward_transfer_pk primary key (id),
    constraint onward_transfer_stop_exists foreign key (stop_id) references stop_payment (id),
    constraint onward_transfer_institution_exists foreign key (institution_id) references unit (id),
    constraint onward_transfer_account_exists foreign key (account_id) references observable (id),
    constraint onward_transfer_next_stop_exists foreign key (next_stop_id) references stop_payment (id),
    constraint onward_transfer_kind_known check (account_kind in ('BANK_ACCOUNT', 'PAYMENT_ACCOUNT')),
    constraint onward_transfer_amount_positive check (amount > 0),
    -- the same row twice is one
    constraint onward_transfer_once unique (stop_id, account_id, amount, moved_at)
);
create index onward_transfer_by_stop on onward_transfer (stop_id, position);
create index onward_transfer_by_institution on onward_transfer (institution_id) where institution_id is not null;
create index onward_transfer_by_account on onward_transfer (account_id);
create index onward_transfer_by_next_stop on onward_transfer (next_stop_id) where next_stop_id is not null;
