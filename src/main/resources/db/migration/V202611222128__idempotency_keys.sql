-- Answers of the API that may be asked for again: written in the transaction of the work itself, so that there is no work
-- without its answer and no answer without its work. The answer may hold personal data and is encrypted; the digest is keyed.
create table idempotency_key (
    client       text        not null,
    key          text        not null,
    digest       bytea       not null,
    rights       text[]      not null,
    status       smallint,
    content_type text,
    location     text,
    etag         text,
    body         bytea,
    created_at   timestamptz not null,
    constraint idempotency_key_pk primary key (client, key),
    constraint idempotency_key_status_done check (status between 200 and 299)
);
create index idempotency_key_by_age on idempotency_key (created_at);
