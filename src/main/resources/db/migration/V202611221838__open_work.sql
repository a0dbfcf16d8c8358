-- what is open, by the unit that it lies with: pages of the roles ask for it at every look
create index stop_payment_open_by_unit on stop_payment (unit_id, requested_at) where settled_at is null;
create index stop_payment_unsigned on stop_payment (requested_at) where countersigned_at is null and officer_id is not null and state <> 'CANCELLED';
create index case_file_at_hand on case_file (unit_id, reported_at) where state in ('REPORTED', 'ACCEPTED');
create index fund_freeze_ends on fund_freeze (ends_on) where state = 'FROZEN';
create index alert_watch_due on alert_watch (due_on) where done_at is null;
