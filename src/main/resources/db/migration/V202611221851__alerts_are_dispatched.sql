-- which unit below gets what arrives at a city or district: the first rule in order that fits; empty fits all
create table alert_rule (
    id            uuid        not null,
    holder_id     uuid        not null,
    position      integer     not null,
    source        text,
    risk          text,
    fraud_type    text,
    region_prefix text,
    target_id     uuid        not null,
    created_at    timestamptz not null,
    created_by    uuid        not null,
    created_by_name text      not null,
    constraint alert_rule_pk primary key (id),
    constraint alert_rule_holder_exists foreign key (holder_id) references unit (id),
    constraint alert_rule_target_exists foreign key (target_id) references unit (id),
    constraint alert_rule_fraud_type_exists foreign key (fraud_type) references fraud_type (code),
    constraint alert_rule_source_known check (source in ('NATIONAL_PUSH', 'CITY_MODEL', 'HOTLINE_96110', 'SMS_12381', 'BANK', 'TELECOM', 'INTERNET')),
    constraint alert_rule_risk_known check (risk in ('HIGH', 'MEDIUM', 'LOW')),
    constraint alert_rule_region_prefix_digits check (region_prefix ~ '^[0-9]{2,6}$'),
    constraint alert_rule_position_positive check (position > 0),
    constraint alert_rule_goes_elsewhere check (holder_id <> target_id)
);
create index alert_rule_by_holder on alert_rule (holder_id, position, id);
create index alert_rule_by_target on alert_rule (target_id);
create index alert_rule_by_fraud_type on alert_rule (fraud_type) where fraud_type is not null;

-- where the person is; what the source named as the unit; whether the rules have looked at it; who changed it last, and how often
alter table alert
    add column region_code     text,
    add column arrived_unit_id uuid,
    add column ruled           boolean not null default true,
    add column edition         integer not null default 0,
    add column changed_by_name text,
    add constraint alert_region_six_digits check (region_code ~ '^[0-9]{6}$'),
    add constraint alert_arrived_unit_exists foreign key (arrived_unit_id) references unit (id);
alter table alert alter column ruled set default false;
create index alert_by_arrived_unit on alert (arrived_unit_id) where arrived_unit_id is not null;
create index alert_to_rule on alert (unit_id, created_at) where not ruled and state = 'PUSHED' and not inert;

-- a source that sends an alert again still names the unit that it arrived at: the one that it was dispatched to keeps it
create or replace function alert_updated() returns trigger language plpgsql as $$
begin
    new.updated_at := clock_timestamp();
    if new.unit_id = old.arrived_unit_id and not new.by_person and new.dispatched_at is not distinct from old.dispatched_at then
        new.unit_id := old.unit_id;
    end if;
    return new;
end $$;

alter table alert_event drop constraint alert_event_kind_known;
alter table alert_event add constraint alert_event_kind_known check (kind in ('PUSHED', 'RECEIVED', 'SKIPPED', 'DISPATCHED', 'FORWARDED', 'RETURNED', 'CLOSED', 'ESCALATED', 'CASE_LOGGED', 'WATCHED'));
