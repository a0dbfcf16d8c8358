-- an institution's own system is told of what concerns it; the secret signs what is sent, encrypted
create table webhook_subscription (
    id             uuid        not null,
    institution_id uuid        not null,
    url            text        not null,
    secret         bytea       not null,
    active         boolean     not null,
    created_at     timestamptz not null,
    changed_at     timestamptz not null,
    version        integer     not null default 0,
    constraint webhook_subscription_pk primary key (id),
    constraint webhook_subscription_one unique (institution_id),
    constraint webhook_subscription_institution_exists foreign key (institution_id) references unit (id)
);

-- one message: written with the event that it tells of. next_at is when it may be tried again; while somebody sends it,
-- when another may take it over
create table webhook_delivery (
    id              uuid        not null,
    subscription_id uuid        not null,
    kind            text        not null,
    reference       text        not null,
    happened_at     timestamptz not null,
    state           text        not null default 'PENDING',
    attempts        integer     not null default 0,
    next_at         timestamptz not null,
    last_attempt_at timestamptz,
    last_status     integer,
    last_problem    text,
    ended_at        timestamptz,
    constraint webhook_delivery_pk primary key (id),
    constraint webhook_delivery_subscription_exists foreign key (subscription_id) references webhook_subscription (id),
    constraint webhook_delivery_state_known check (state in ('PENDING', 'DELIVERED', 'DEAD')),
    constraint webhook_delivery_problem_known check (last_problem in ('STATUS', 'TIMEOUT', 'CONNECTION', 'ADDRESS')),
    constraint webhook_delivery_ended check ((state = 'PENDING') = (ended_at is null))
);
create index webhook_delivery_by_subscription on webhook_delivery (subscription_id, happened_at desc, id desc);
create index webhook_delivery_due on webhook_delivery (subscription_id, next_at) where state = 'PENDING';
create index webhook_delivery_dead on webhook_delivery (subscription_id, happened_at desc, id desc) where state = 'DEAD';
create index webhook_delivery_delivered on webhook_delivery (ended_at) where state = 'DELIVERED';
