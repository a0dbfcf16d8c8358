-- whom a request that nobody received or answered was called to, step by step; each once
create table stop_escalation (
    id         uuid        not null,
    stop_id    uuid        not null,
    clock      text        not null,
    step       integer     not null,
    told_as    text        not null,
    account_id uuid,
    told_name  text,
    told_phone text,
    told_at    timestamptz not null,
    constraint stop_escalation_pk primary key (id),
    constraint stop_escalation_once unique (stop_id, clock, told_as),
    constraint stop_escalation_stop_exists foreign key (stop_id) references stop_payment (id) on delete cascade,
    constraint stop_escalation_account_exists foreign key (account_id) references account (id),
    constraint stop_escalation_clock_known check (clock in ('RECEIVE', 'ANSWER')),
    constraint stop_escalation_told_as_known check (told_as in ('DUTY_LIAISON', 'OFFICER', 'NEXT_CONTACT', 'HEAD_CONTACT', 'SUPERVISOR')),
    constraint stop_escalation_step_known check (step between 1 and 3)
);
create index stop_escalation_by_account on stop_escalation (account_id) where account_id is not null;

-- the second officer may refuse to sign; another is then named, and the request stands
alter table stop_payment add column second_refused_at timestamptz;
alter table stop_payment add column second_refusal text;
alter table stop_payment add constraint stop_payment_second_refused_with_reason check ((second_refused_at is null) = (second_refusal is null));
alter table stop_payment add constraint stop_payment_refused_is_unsigned check (second_refused_at is null or countersigned_at is null);
