-- the accounts of a gang 涉案账户: the value itself lies encrypted among the observables
create table gang_account (
    gang_id       uuid        not null,
    observable_id uuid        not null,
    added_at      timestamptz not null,
    added_by_name text        not null,
    constraint gang_account_pk primary key (gang_id, observable_id),
    constraint gang_account_gang_exists foreign key (gang_id) references gang (id) on delete cascade,
    constraint gang_account_observable_exists foreign key (observable_id) references observable (id)
);
create index gang_account_by_observable on gang_account (observable_id);
