-- one row per normalised value: ciphertext, and a keyed digest by which it is found
create table observable (
    id          uuid        not null,
    type        text        not null,
    value_enc   bytea       not null,
    value_index bytea       not null,
    created_at  timestamptz not null,
    constraint observable_pk primary key (id),
    constraint observable_value_unique unique (type, value_index),
    constraint observable_type_known check (type in ('BANK_ACCOUNT', 'PAYMENT_ACCOUNT', 'PHONE', 'URL', 'APP', 'IP', 'DEVICE', 'IM_ACCOUNT', 'WALLET', 'PERSON_ID'))
);

create table sighting (
    id            uuid        not null,
    observable_id uuid        not null,
    source_type   text        not null,
    source_no     text        not null,
    unit_id       uuid        not null,
    at            timestamptz not null,
    constraint sighting_pk primary key (id),
    constraint sighting_once unique (observable_id, source_type, source_no),
    constraint sighting_source_known check (source_type in ('CASE')),
    constraint sighting_observable_exists foreign key (observable_id) references observable (id),
    constraint sighting_unit_exists foreign key (unit_id) references unit (id)
);
create index sighting_by_source on sighting (source_type, source_no);
create index sighting_by_unit on sighting (unit_id);
