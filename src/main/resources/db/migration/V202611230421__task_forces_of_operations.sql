-- a task force 专班 for an operation (domain section 2): its people, of whatever unit, see the operation until it ends
create table operation_task_force (
    id           uuid        not null,
    operation_id uuid        not null,
    name         text        not null,
    ends_at      timestamptz not null,
    set_at       timestamptz not null,
    set_by       uuid        not null,
    setter       text        not null,
    ended_at     timestamptz,
    ender        text,
    end_reason   text,
    constraint operation_task_force_pk primary key (id),
    constraint operation_task_force_operation_exists foreign key (operation_id) references operation (id) on delete cascade,
    constraint operation_task_force_ends_later check (ends_at > set_at)
);
create index operation_task_force_by_operation on operation_task_force (operation_id);

create table operation_reader (
    operation_id uuid        not null,
    account_id   uuid        not null,
    ends_at      timestamptz not null,
    constraint operation_reader_pk primary key (operation_id, account_id),
    constraint operation_reader_operation_exists foreign key (operation_id) references operation (id) on delete cascade,
    constraint operation_reader_account_exists foreign key (account_id) references account (id)
);
create index operation_reader_by_account on operation_reader (account_id);
