-- Rights of the application's role: rows, never structure. What it must not alter is revoked table by table.
grant usage on schema public to ${application_role};
alter default privileges in schema public grant select, insert, update, delete on tables to ${application_role};
alter default privileges in schema public grant usage, select on sequences to ${application_role};

create table unit (
    id           uuid primary key,
    code         text        not null,
    name         text        not null,
    kind         text        not null,
    parent_id    uuid,
    region_code  text,
    host_kind    text,
    path         text        not null,
    contact_name  text,
    contact_phone text,
    active       boolean     not null default true,
    by_person    boolean     not null default false,
    row_digest   bytea,
    created_at   timestamptz not null,
    version      integer     not null default 0,
    constraint unit_code_unique unique (code),
    constraint unit_kind_known check (kind in ('PLATFORM', 'PROVINCE', 'CITY', 'DISTRICT', 'STATION', 'OUTPOST', 'BANK', 'PAYMENT', 'TELECOM', 'INTERNET', 'GOVERNMENT')),
    constraint unit_host_kind_known check (host_kind in ('CAMPUS', 'STREET', 'ENTERPRISE', 'COMMUNITY')),
    constraint unit_host_kind_of_outpost check (host_kind is null or kind = 'OUTPOST'),
    constraint unit_region_six_digits check (region_code ~ '^[0-9]{6}$'),
    constraint unit_parent_exists foreign key (parent_id) references unit (id)
);
create index unit_by_parent on unit (parent_id);
create index unit_by_path on unit (path);

-- one number that grows with every change of a unit: instances compare it with what they hold in memory
create table unit_revision (
    only_row boolean primary key default true,
    revision bigint not null,
    constraint unit_revision_one_row check (only_row)
);
insert into unit_revision (revision) values (1);

create function unit_changed() returns trigger language plpgsql as $$
begin
    update unit_revision set revision = revision + 1;
    return null;
end $$;
create trigger unit_changed after insert or update or delete on unit for each statement execute function unit_changed();

insert into unit (id, code, name, kind, path, created_at)
values ('00000000-0000-7000-8000-000000000001', '000000000000', '平台', 'PLATFORM', '/000000000000/', now());
