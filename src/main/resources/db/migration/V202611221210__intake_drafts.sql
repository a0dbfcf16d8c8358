-- forms as they were typed, encrypted as a whole; with a case once the first press has logged one
create table intake_draft (
    id         uuid        not null,
    case_id    uuid,
    account_id uuid        not null,
    form       bytea       not null,
    updated_at timestamptz not null,
    constraint intake_draft_pk primary key (id),
    constraint intake_draft_one_per_case_and_officer unique (case_id, account_id),
    constraint intake_draft_case_exists foreign key (case_id) references case_file (id) on delete cascade
);
create index intake_draft_by_account on intake_draft (account_id, updated_at desc) where case_id is null;
