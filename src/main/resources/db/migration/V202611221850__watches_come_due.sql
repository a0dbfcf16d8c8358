-- the days on which somebody who was not dissuaded is looked after again 回访: found by unit and day, late ones told above
alter table alert_watch
    add column unit_id      uuid,
    add column escalated_at timestamptz;
update alert_watch w set unit_id = a.unit_id from alert a where a.id = w.alert_id;
alter table alert_watch
    alter column unit_id set not null,
    add constraint alert_watch_unit_exists foreign key (unit_id) references unit (id),
    add constraint alert_watch_days_known check (days in (7, 30, 90)),
    add constraint alert_watch_done_is_told check ((done_at is null) = (done_by_name is null) and (done_at is null) = (note is null));
create index alert_watch_by_unit on alert_watch (unit_id);
create index alert_watch_of_unit_due on alert_watch (unit_id, due_on, alert_id) where done_at is null;
create index alert_watch_to_escalate on alert_watch (due_on) where done_at is null and escalated_at is null;
