-- tells at the start that database and key file belong together; a mark of the keys, not a key
create table key_fingerprint (
    only_row    boolean     not null default true,
    fingerprint text        not null,
    noted_at    timestamptz not null default now(),
    constraint key_fingerprint_pk primary key (only_row),
    constraint key_fingerprint_one_row check (only_row)
);
revoke update, delete, truncate on key_fingerprint from ${application_role};
