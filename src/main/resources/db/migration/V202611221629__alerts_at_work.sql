-- What the work on an alert adds: receipt, steps, deadlines, escalation, hand-over, what the outcome rests on.
alter table alert
    add column dispatched_at    timestamptz,
    add column from_unit_id     uuid,
    add column received_at      timestamptz,
    add column received_by      uuid,
    add column received_by_name text,
    add column first_call_at    timestamptz,
    add column met_at           timestamptz,
    add column settled          boolean not null default false,
    add column attempted        boolean not null default false,
    add column next_step        text default 'SMS',
    add column skipped          text[] not null default '{}',
    add column due_at           timestamptz,
    add column escalate_at      timestamptz,
    add column escalated_at     timestamptz,
    add column escalated_to     uuid,
    add column outcome_note     text,
    add column loss_known       text,
    add column intake_form      uuid,
    add column case_no          text,
    add column updated_at       timestamptz not null default now(),
    add constraint alert_from_unit_exists foreign key (from_unit_id) references unit (id),
    add constraint alert_escalated_to_exists foreign key (escalated_to) references unit (id),
    add constraint alert_next_step_known check (next_step in ('SMS', 'CALL', 'CONTACTS', 'VISIT')),
    add constraint alert_loss_known_known check (loss_known in ('BANK_RECORD', 'PERSON_SAID', 'SCREEN_SEEN', 'OFFICER_PRESENT'));

create index alert_by_from_unit on alert (from_unit_id) where from_unit_id is not null;
create index alert_by_escalated_to on alert (escalated_to, escalated_at) where escalated_to is not null;
create index alert_burning on alert (unit_id, coalesce(due_at, timestamptz '9999-01-01 00:00:00+00'), id) where state <> 'CLOSED' and not inert;
create index alert_to_escalate on alert (escalate_at) where escalate_at is not null and state <> 'CLOSED' and not inert;
create index alert_by_update on alert (unit_id, updated_at, id);
create index alert_by_intake_form on alert (intake_form) where intake_form is not null;

-- those that came in before: the receipt is what they wait for (domain section 6, defaults)
update alert
set due_at = pushed_at + case risk when 'HIGH' then interval '5 minutes' when 'MEDIUM' then interval '15 minutes' else interval '60 minutes' end,
    escalate_at = pushed_at + case risk when 'HIGH' then interval '5 minutes' when 'MEDIUM' then interval '15 minutes' else interval '60 minutes' end
where state = 'PUSHED' and not inert;

-- programs ask for what changed since they last asked
create function alert_updated() returns trigger language plpgsql as $$
begin
    new.updated_at := clock_timestamp();
    return new;
end $$;
create trigger alert_updated before update on alert for each row execute function alert_updated();

-- what happened to an alert, line by line
create table alert_event (
    id         uuid        not null,
    alert_id   uuid        not null,
    kind       text        not null,
    at         timestamptz not null,
    actor_id   uuid,
    actor_name text        not null,
    step       text,
    reason     text,
    unit_id    uuid,
    note       text,
    constraint alert_event_pk primary key (id),
    constraint alert_event_alert_exists foreign key (alert_id) references alert (id),
    constraint alert_event_unit_exists foreign key (unit_id) references unit (id),
    constraint alert_event_step_known check (step in ('SMS', 'CALL', 'CONTACTS', 'VISIT')),
    constraint alert_event_kind_known check (kind in ('PUSHED', 'RECEIVED', 'SKIPPED', 'FORWARDED', 'RETURNED', 'CLOSED', 'ESCALATED', 'CASE_LOGGED', 'WATCHED'))
);
create index alert_event_by_alert on alert_event (alert_id, at);
create index alert_event_by_unit on alert_event (unit_id) where unit_id is not null;

-- who is looked after again 7, 30 and 90 days after not being dissuaded
create table alert_watch (
    alert_id     uuid    not null,
    days         integer not null,
    due_on       date    not null,
    done_at      timestamptz,
    done_by_name text,
    note         text,
    constraint alert_watch_pk primary key (alert_id, days),
    constraint alert_watch_alert_exists foreign key (alert_id) references alert (id)
);

alter table alert_attempt add column by_name text, add column note text;

alter table api_client drop constraint api_client_scopes_known;
alter table api_client add constraint api_client_scopes_known check (scopes <@ array['imports:write', 'statistics:read', 'statistics:run', 'briefings:read', 'cases:read', 'cases:write', 'stops:read', 'stops:write', 'alerts:read', 'alerts:write']);

alter table month_serial drop constraint month_serial_letter_known;
alter table month_serial add constraint month_serial_letter_known check (letter in ('A', 'R', 'Y', 'Z'));
