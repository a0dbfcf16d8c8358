-- a task force 专班 for a gang (domain section 2): its people, of whatever unit, see the gang until it ends
create table gang_task_force (
    id         uuid        not null,
    gang_id    uuid        not null,
    name       text        not null,
    ends_at    timestamptz not null,
    set_at     timestamptz not null,
    set_by     uuid        not null,
    setter     text        not null,
    ended_at   timestamptz,
    ender      text,
    end_reason text,
    constraint gang_task_force_pk primary key (id),
    constraint gang_task_force_gang_exists foreign key (gang_id) references gang (id) on delete cascade,
    constraint gang_task_force_ends_later check (ends_at > set_at)
);
create index gang_task_force_by_gang on gang_task_force (gang_id);

create table gang_reader (
    gang_id    uuid        not null,
    account_id uuid        not null,
    ends_at    timestamptz not null,
    constraint gang_reader_pk primary key (gang_id, account_id),
    constraint gang_reader_gang_exists foreign key (gang_id) references gang (id) on delete cascade,
    constraint gang_reader_account_exists foreign key (account_id) references account (id)
);
create index gang_reader_by_account on gang_reader (account_id);
