-- what people keep of operations and gangs beside what comes in as files
create table operation_unit (
    operation_id uuid not null,
    unit_id      uuid not null,
    constraint operation_unit_pk primary key (operation_id, unit_id),
    constraint operation_unit_operation_exists foreign key (operation_id) references operation (id) on delete cascade,
    constraint operation_unit_unit_exists foreign key (unit_id) references unit (id)
);
create index operation_unit_by_unit on operation_unit (unit_id, operation_id);

-- the days on which the net was drawn 收网
create table operation_wave (
    operation_id uuid not null,
    wave_on      date not null,
    note         text,
    constraint operation_wave_pk primary key (operation_id, wave_on),
    constraint operation_wave_operation_exists foreign key (operation_id) references operation (id) on delete cascade
);

-- links of the chain that were cut 环节, and who worked along, also from outside the tree
alter table gang add column links_cut text;
alter table gang add column partners text;
alter table den add column place text;

-- rounds of investigation 轮次: each widens the net from what the last one found
create table gang_round (
    gang_id    uuid        not null,
    round      integer     not null,
    begun_at   timestamptz not null,
    note       text        not null,
    actor_name text        not null,
    constraint gang_round_pk primary key (gang_id, round),
    constraint gang_round_gang_exists foreign key (gang_id) references gang (id) on delete cascade,
    constraint gang_round_positive check (round > 0)
);

-- operations, gangs, dens, trips, seizures and inspections that people enter get numbers of the same make
alter table month_serial drop constraint month_serial_letter_known;
alter table month_serial add constraint month_serial_letter_known check (letter ~ '^[A-Z]$');
