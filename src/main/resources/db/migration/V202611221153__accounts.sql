-- Who signs in: people (account) and programs (api_client). Passwords and secrets as Argon2 hashes only.
create table account (
    id                   uuid primary key,
    username             text        not null,
    display_name         text        not null,
    unit_id              uuid        not null,
    roles                text[]      not null default '{}',
    state                text        not null,
    password_hash        text,
    failed_attempts      integer     not null default 0,
    locked_until         timestamptz,
    must_change_password boolean     not null default false,
    last_sign_in_at      timestamptz,
    drafted_by           uuid,
    drafted_at           timestamptz not null,
    approved_by          uuid,
    approved_at          timestamptz,
    disabled_by          uuid,
    disabled_at          timestamptz,
    version              integer     not null default 0,
    constraint account_username_unique unique (username),
    constraint account_username_form check (username ~ '^[a-z][a-z0-9._-]{1,39}$'),
    constraint account_unit_exists foreign key (unit_id) references unit (id),
    constraint account_state_known check (state in ('DRAFT', 'ACTIVE', 'DISABLED')),
    constraint account_roles_known check (roles <@ array['OFFICER', 'ANALYST', 'SUPERVISOR', 'LIAISON', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR']),
    -- separation of powers, GB/T 22239-2019 level 3: an administrator's role and a liaison's stand alone
    constraint account_roles_separated check (cardinality(roles) <= 1 or not roles && array['LIAISON', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR']),
    constraint account_active_is_complete check (state <> 'ACTIVE' or (cardinality(roles) > 0 and password_hash is not null)),
    constraint account_approved_by_another check (approved_by <> drafted_by)
);
create index account_by_unit on account (unit_id);

create table api_client (
    id          uuid primary key,
    client_id   text        not null,
    name        text        not null,
    secret_hash text        not null,
    unit_id     uuid        not null,
    scopes      text[]      not null,
    active      boolean     not null default true,
    created_at  timestamptz not null,
    version     integer     not null default 0,
    constraint api_client_id_unique unique (client_id),
    constraint api_client_unit_exists foreign key (unit_id) references unit (id),
    constraint api_client_scopes_known check (scopes <@ array['imports:write', 'statistics:read', 'statistics:run', 'briefings:read', 'cases:read', 'cases:write', 'stops:read', 'stops:write', 'alerts:write'])
);
create index api_client_by_unit on api_client (unit_id);

-- who is on duty in a unit, and when; shifts may overlap
create table duty_shift (
    id         uuid primary key,
    unit_id    uuid        not null,
    account_id uuid        not null,
    starts_at  timestamptz not null,
    ends_at    timestamptz not null,
    created_by uuid        not null,
    created_at timestamptz not null,
    version    integer     not null default 0,
    constraint duty_shift_unit_exists foreign key (unit_id) references unit (id),
    constraint duty_shift_account_exists foreign key (account_id) references account (id),
    constraint duty_shift_ends_after_start check (ends_at > starts_at)
);
create index duty_shift_by_unit on duty_shift (unit_id, ends_at);
create index duty_shift_by_account on duty_shift (account_id);

-- the key that signs API tokens, encrypted with the key file: tokens outlive a restart and hold on every instance
create table signing_key (
    id         text        primary key,
    encrypted  bytea       not null,
    created_at timestamptz not null,
    only_row   boolean     not null default true,
    constraint signing_key_one_row unique (only_row),
    constraint signing_key_only_row_true check (only_row)
);

-- one-time links of an empty system: each makes its first system or security administrator
create table first_admin_link (
    token_hash bytea       primary key,
    role       text        not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    constraint first_admin_link_role_known check (role in ('SYSTEM_ADMIN', 'SECURITY_ADMIN'))
);
