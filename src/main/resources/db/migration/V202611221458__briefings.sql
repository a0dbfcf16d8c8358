-- issued briefings 通报: the text, and every figure as it was read. What was issued stays: the application adds and reads.
create table briefing (
    id             uuid        not null,
    briefing_no    text        not null,
    unit_id        uuid        not null,
    year           integer     not null,
    serial         integer     not null,
    template       text        not null,
    operation_no   text,
    language       text        not null,
    starts_on      date        not null,
    ends_on        date        not null,
    title          text        not null,
    paragraphs     text[]      not null,
    cut_off        timestamptz not null,
    issued_at      timestamptz not null,
    issued_by      uuid        not null,
    issued_by_name text        not null,
    constraint briefing_pk primary key (id),
    constraint briefing_no_unique unique (briefing_no),
    constraint briefing_serial_once unique (unit_id, year, serial),
    constraint briefing_unit_exists foreign key (unit_id) references unit (id),
    constraint briefing_template_known check (template in ('PERIOD', 'OPERATION', 'CHOSEN')),
    constraint briefing_language_written check (language in ('zh', 'en')),
    constraint briefing_ends_after_start check (ends_on >= starts_on)
);
create index briefing_by_issued on briefing (issued_at desc, id desc);
create index briefing_by_unit on briefing (unit_id, issued_at desc, id desc);

-- where in its paragraph a figure stands, its exact value and the rule it is printed by
create table briefing_figure (
    briefing_id uuid    not null,
    position    integer not null,
    paragraph   integer not null,
    starts      integer not null,
    ends        integer not null,
    indicator   text    not null,
    name        text    not null,
    fraud_types text[]  not null,
    part        text    not null,
    value       numeric,
    rounding    text    not null,
    shown       text    not null,
    revision    integer,
    pending     bigint  not null,
    provisional boolean not null,
    constraint briefing_figure_pk primary key (briefing_id, position),
    constraint briefing_figure_of_briefing foreign key (briefing_id) references briefing (id),
    constraint briefing_figure_part_known check (part in ('VALUE', 'YEAR_ON_YEAR'))
);

revoke update, delete, truncate, references, trigger on briefing, briefing_figure from ${application_role};
grant select, insert on briefing, briefing_figure to ${application_role};

-- the last number that a unit gave in a year; its row is locked until the briefing that draws it is there
create table briefing_serial (
    unit_id uuid    not null,
    year    integer not null,
    last    integer not null,
    constraint briefing_serial_pk primary key (unit_id, year),
    constraint briefing_serial_unit_exists foreign key (unit_id) references unit (id)
);
