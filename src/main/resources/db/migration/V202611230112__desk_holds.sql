-- who of an institution has an open request in hand; it never outlives held_until
create table desk_hold (
    stop_id      uuid        not null,
    held_by      uuid        not null,
    held_by_name text        not null,
    held_since   timestamptz not null,
    held_until   timestamptz not null,
    constraint desk_hold_pk primary key (stop_id),
    constraint desk_hold_stop_exists foreign key (stop_id) references stop_payment (id),
    constraint desk_hold_in_order check (held_until > held_since)
);
create index desk_hold_by_holder on desk_hold (held_by);

-- what the institution's books say beside what was asked, where its liaison wrote it down
create table stop_comparison (
    stop_id uuid    not null,
    field   text    not null,
    agrees  boolean not null,
    at_bank bytea,
    constraint stop_comparison_pk primary key (stop_id, field),
    constraint stop_comparison_stop_exists foreign key (stop_id) references stop_payment (id),
    constraint stop_comparison_field_known check (field in ('HOLDER', 'ACCOUNT', 'AMOUNT', 'TIME'))
);

-- the columns of an institution's own tables of transfers, chosen once; “#3” is the third of a table without a heading
create table onward_mapping (
    institution_id uuid        not null,
    field          text        not null,
    heading        text        not null,
    chosen_at      timestamptz not null,
    chosen_by      uuid        not null,
    constraint onward_mapping_pk primary key (institution_id, field),
    constraint onward_mapping_institution_exists foreign key (institution_id) references unit (id),
    constraint onward_mapping_field_known check (field in ('ACCOUNT', 'HOLDER', 'BANK', 'AMOUNT', 'DATE', 'TIME', 'NOTE', 'KIND'))
);

-- a table that a liaison has pasted or uploaded and not yet kept; encrypted, and one at a time
create table onward_draft (
    id      uuid        not null,
    stop_id uuid        not null,
    made_by uuid        not null,
    made_at timestamptz not null,
    body    bytea       not null,
    constraint onward_draft_pk primary key (id),
    constraint onward_draft_one unique (stop_id, made_by),
    constraint onward_draft_stop_exists foreign key (stop_id) references stop_payment (id)
);
create index onward_draft_by_age on onward_draft (made_at);
