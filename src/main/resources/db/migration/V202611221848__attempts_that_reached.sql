-- Of the attempts of each step also those that reached somebody: an SMS that went out, a call or a contact reached, a person met.
create or replace view figure_row_of_alerts as
select 'alert.pushed' as source, 'alert.pushed' as indicator, a.pushed_at as at, a.unit_id, a.fraud_type, null::text as region_code, a.tags,
       '{}'::text[] as operations, 1::numeric as value, 'alert' as record_kind, a.alert_no as record_no, null::text as item
from alert a
union all
select 'alert.deceived-after', 'alert.deceived-after', a.pushed_at, a.unit_id, a.fraud_type, null::text, a.tags, '{}'::text[], 1::numeric,
       'alert', a.alert_no, null::text
from alert a
     cross join lateral (select min(t.at) as at from alert_attempt t where t.alert_id = a.id and t.result in ('REACHED', 'MET')) contact
where contact.at is not null and a.outcome is distinct from 'ALREADY_DECEIVED'
  and exists (
      select from victim v
           join case_file c on c.id = v.case_id
           cross join lateral (select coalesce((select min(t.at) from transfer t where t.case_id = c.id), c.reported_at) as at) loss
      where (v.phone_index = a.phone_index or v.id_no_index = a.id_no_index)
        and loss.at > contact.at and loss.at <= a.pushed_at + (select deceived_window from statistics_setting))
union all
select 'alert.outcome', i.indicator, a.outcome_at, a.unit_id, a.fraud_type, null::text, a.tags, '{}'::text[], i.value, 'alert', a.alert_no, null::text
from alert a
     cross join lateral (
         values ('alert.dissuaded', a.outcome in ('DISSUADED', 'STOPPED_TRANSFER'), 1::numeric),
                ('alert.concluded', a.outcome not in ('FALSE_ALARM', 'REFERRED'), 1::numeric),
                ('alert.stopped', a.outcome = 'STOPPED_TRANSFER', 1::numeric),
                ('alert.loss-avoided', a.outcome = 'STOPPED_TRANSFER' and a.loss_avoided is not null, a.loss_avoided)) i(indicator, counts, value)
where a.outcome_at is not null and i.counts
union all
select 'alert.attempt', i.indicator, t.at, a.unit_id, a.fraud_type, null::text, a.tags, '{}'::text[], 1::numeric, 'attempt', t.attempt_no, null::text
from alert_attempt t join alert a on a.id = t.alert_id
     cross join lateral (
         values (case t.step when 'SMS' then 'alert.sms' when 'CALL' then 'alert.calls' when 'CONTACTS' then 'alert.contacts' else 'alert.visits' end, true),
                (case t.step when 'SMS' then 'alert.sms.sent' when 'CALL' then 'alert.calls.reached' when 'CONTACTS' then 'alert.contacts.reached'
                             else 'alert.visits.met' end, t.result in ('SENT', 'REACHED', 'MET'))) i(indicator, counts)
where i.counts;

insert into figure_dirty (month) select distinct figure_month_of(at) from alert_attempt;
