-- who changed which detail of a case, when, from what to what; the values encrypted, for some are persons' data and stories hold them
create table case_change (
    id         uuid        not null,
    case_id    uuid        not null,
    field      text        not null,
    item       smallint    not null default 0,
    old_value  bytea,
    new_value  bytea,
    typing     boolean     not null default false,
    note       text,
    at         timestamptz not null,
    actor_id   uuid        not null,
    actor_name text        not null,
    constraint case_change_pk primary key (id),
    constraint case_change_case_exists foreign key (case_id) references case_file (id) on delete cascade,
    constraint case_change_field_known check (field in ('CHANNEL', 'FRAUD_TYPE', 'REPORTED_AT', 'AMOUNT_INVOLVED', 'LOSS', 'RECOVERED', 'REGION_CODE', 'TAGS', 'HANDLER', 'SUMMARY', 'VICTIM_NAME', 'VICTIM_PHONE', 'VICTIM_ID_NO', 'VICTIM_ID_KIND'))
);
comment on column case_change.item is 'position of the victim that the value belongs to; 0 for the details of the case';
comment on column case_change.typing is 'kept while a call is typed: what the same person goes on typing within minutes is one change';
create index case_change_by_case on case_change (case_id, at desc, id desc);

-- files of a case: what they are, where they come from; a removed one keeps this row, its content goes
create table case_evidence (
    id             uuid        not null,
    case_id        uuid        not null,
    name           text        not null,
    type           text        not null,
    size           bigint      not null,
    parts          integer     not null,
    sha256         bytea       not null,
    description    text,
    obtained_at    timestamptz,
    obtained_where text,
    added_at       timestamptz not null,
    added_by       uuid        not null,
    adder          text        not null,
    removed_at     timestamptz,
    removed_by     uuid,
    remover        text,
    removal_reason text,
    constraint case_evidence_pk primary key (id),
    constraint case_evidence_case_exists foreign key (case_id) references case_file (id) on delete cascade,
    constraint case_evidence_type_known check (type in ('JPEG', 'PNG', 'GIF', 'WEBP', 'HEIC', 'PDF', 'MP3', 'M4A', 'AAC', 'AMR', 'WAV', 'OGG', 'FLAC')),
    constraint case_evidence_size_limited check (size between 1 and 52428800),
    constraint case_evidence_removal_has_reason check ((removed_at is null) = (removal_reason is null))
);
create index case_evidence_by_case on case_evidence (case_id, added_at, id);

-- the content by parts, each encrypted and bound to its place: none can be swapped, left out or added unnoticed
create table case_evidence_part (
    evidence_id uuid    not null,
    part        integer not null,
    content     bytea   not null,
    constraint case_evidence_part_pk primary key (evidence_id, part),
    constraint case_evidence_part_evidence_exists foreign key (evidence_id) references case_evidence (id) on delete cascade
);
-- ciphertext does not shrink
alter table case_evidence_part alter column content set storage external;

-- transfers are corrected and removed by hand, too: the form that told one must not bring back what it said
alter table transfer add column changed_at timestamptz;
alter table transfer add column changed_by text;
create table transfer_removed (
    told_as    text        not null,
    case_id    uuid        not null,
    reason     text        not null,
    removed_at timestamptz not null,
    removed_by uuid        not null,
    constraint transfer_removed_pk primary key (told_as),
    constraint transfer_removed_case_exists foreign key (case_id) references case_file (id) on delete cascade
);
create index transfer_removed_by_case on transfer_removed (case_id);
