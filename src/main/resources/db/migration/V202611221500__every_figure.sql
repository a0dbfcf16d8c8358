-- What each figure counts, one row a row counted: roll-up, figures of day ranges and drill-down read the same definition.
-- A row inherits what it lacks of fraud type, region, tags and operation from its case. Tags stand as a sorted set.
-- Of "source" there is one a date that rows are counted by, so that a reader may name those that it needs.
drop view figure_row;
alter table figure_month drop column revision;
alter table figure_month add column path text not null default '';

create table statistics_setting (
    only_row        boolean  not null default true,
    deceived_window interval not null default interval '720 hours',
    constraint statistics_setting_pk primary key (only_row),
    constraint statistics_setting_one_row check (only_row)
);
insert into statistics_setting default values;

create index case_file_by_accepted on case_file using brin (accepted_at);
create index case_file_by_concluded on case_file (concluded_at) where concluded_at is not null;
create index case_file_by_prosecuted on case_file (prosecuted_at) where prosecuted_at is not null;
create index case_file_by_closed on case_file (closed_at) where closed_at is not null;
create index case_file_by_rejected on case_file (rejected_at) where rejected_at is not null;
create index case_file_by_withdrawn on case_file (withdrawn_at) where withdrawn_at is not null;
create index suspect_by_first_measure on suspect (least(detained_at, bailed_at, surveilled_at, arrested_at));
create index stop_payment_by_answer on stop_payment (coalesce(stopped_at, answered_at)) where stopped_at is not null or state = 'REFUSED';
drop index stop_payment_by_answered;
create index trip_by_departure on trip ((left_on::timestamp at time zone 'Asia/Shanghai'));
drop index trip_by_left;
create index external_figure_by_start on external_figure ((month::timestamp at time zone 'Asia/Shanghai'));

create view case_dimensions as
select c.id, c.case_no, c.fraud_type, c.region_code,
       array(select t.tag from case_tag t where t.case_id = c.id order by t.tag) as tags,
       case when c.operation_id is null then '{}' else array(select o.operation_no from operation o where o.id = c.operation_id) end as operations
from case_file c;

create view figure_row_of_cases as
select 'case.reported' as source, i.indicator, c.reported_at as at, coalesce(h.unit_id, c.unit_id) as unit_id, c.fraud_type, c.region_code,
       d.tags, d.operations, i.value, 'case' as record_kind, c.case_no as record_no, null::text as item
from case_file c
     left join case_step_unit h on h.case_id = c.id and h.step = 'REPORTED'
     cross join lateral (
         select array(select t.tag from case_tag t where t.case_id = c.id order by t.tag) as tags,
                case when c.operation_id is null then '{}'::text[] else array(select o.operation_no from operation o where o.id = c.operation_id) end as operations) d
     cross join lateral (
         values ('case.reported', true, 1::numeric),
             ('case.reported.ge10k', c.amount_involved >= 10000, 1::numeric),
             ('case.reported.ge100k', c.amount_involved >= 100000, 1::numeric),
             ('case.reported.ge500k', c.amount_involved >= 500000, 1::numeric),
             ('case.reported.ge1m', c.amount_involved >= 1000000, 1::numeric)) i(indicator, counts, value)
where i.counts
union all
select 'case.accepted' as source, i.indicator, c.accepted_at as at, coalesce(h.unit_id, c.unit_id) as unit_id, c.fraud_type, c.region_code,
       d.tags, d.operations, i.value, 'case' as record_kind, c.case_no as record_no, null::text as item
from case_file c
     left join case_step_unit h on h.case_id = c.id and h.step = 'ACCEPTED'
     cross join lateral (
         select array(select t.tag from case_tag t where t.case_id = c.id order by t.tag) as tags,
                case when c.operation_id is null then '{}'::text[] else array(select o.operation_no from operation o where o.id = c.operation_id) end as operations) d
     cross join lateral (
         values ('case.accepted', true, 1::numeric)) i(indicator, counts, value)
where c.accepted_at is not null and i.counts
union all
select 'case.filed' as source, i.indicator, c.filed_at as at, coalesce(h.unit_id, c.unit_id) as unit_id, c.fraud_type, c.region_code,
       d.tags, d.operations, i.value, 'case' as record_kind, c.case_no as record_no, null::text as item
from case_file c
     left join case_step_unit h on h.case_id = c.id and h.step = 'FILED'
     cross join lateral (
         select array(select t.tag from case_tag t where t.case_id = c.id order by t.tag) as tags,
                case when c.operation_id is null then '{}'::text[] else array(select o.operation_no from operation o where o.id = c.operation_id) end as operations) d
     cross join lateral (
         values ('case.filed', true, 1::numeric),
             ('case.amount-involved', true, c.amount_involved),
             ('case.loss', c.loss is not null, c.loss),
             ('case.filed.ge10k', c.amount_involved >= 10000, 1::numeric),
             ('case.filed.ge100k', c.amount_involved >= 100000, 1::numeric),
             ('case.filed.ge500k', c.amount_involved >= 500000, 1::numeric),
             ('case.filed.ge1m', c.amount_involved >= 1000000, 1::numeric)) i(indicator, counts, value)
where c.filed_at is not null and i.counts
union all
select 'case.solved' as source, i.indicator, c.solved_at as at, coalesce(h.unit_id, c.unit_id) as unit_id, c.fraud_type, c.region_code,
       d.tags, d.operations, i.value, 'case' as record_kind, c.case_no as record_no, null::text as item
from case_file c
     left join case_step_unit h on h.case_id = c.id and h.step = 'SOLVED'
     cross join lateral (
         select array(select t.tag from case_tag t where t.case_id = c.id order by t.tag) as tags,
                case when c.operation_id is null then '{}'::text[] else array(select o.operation_no from operation o where o.id = c.operation_id) end as operations) d
     cross join lateral (
         values ('case.solved', true, 1::numeric),
             ('case.solved.current-year', date_trunc('year', c.filed_at at time zone 'Asia/Shanghai') = date_trunc('year', c.solved_at at time zone 'Asia/Shanghai'), 1::numeric),
             ('case.solved.ge10k', c.amount_involved >= 10000, 1::numeric),
             ('case.solved.ge100k', c.amount_involved >= 100000, 1::numeric),
             ('case.solved.ge500k', c.amount_involved >= 500000, 1::numeric),
             ('case.solved.ge1m', c.amount_involved >= 1000000, 1::numeric)) i(indicator, counts, value)
where c.solved_at is not null and i.counts
union all
select 'case.concluded' as source, i.indicator, c.concluded_at as at, coalesce(h.unit_id, c.unit_id) as unit_id, c.fraud_type, c.region_code,
       d.tags, d.operations, i.value, 'case' as record_kind, c.case_no as record_no, null::text as item
from case_file c
     left join case_step_unit h on h.case_id = c.id and h.step = 'CONCLUDED'
     cross join lateral (
         select array(select t.tag from case_tag t where t.case_id = c.id order by t.tag) as tags,
                case when c.operation_id is null then '{}'::text[] else array(select o.operation_no from operation o where o.id = c.operation_id) end as operations) d
     cross join lateral (
         values ('case.concluded', true, 1::numeric)) i(indicator, counts, value)
where c.concluded_at is not null and i.counts
union all
select 'case.prosecuted' as source, i.indicator, c.prosecuted_at as at, coalesce(h.unit_id, c.unit_id) as unit_id, c.fraud_type, c.region_code,
       d.tags, d.operations, i.value, 'case' as record_kind, c.case_no as record_no, null::text as item
from case_file c
     left join case_step_unit h on h.case_id = c.id and h.step = 'PROSECUTED'
     cross join lateral (
         select array(select t.tag from case_tag t where t.case_id = c.id order by t.tag) as tags,
                case when c.operation_id is null then '{}'::text[] else array(select o.operation_no from operation o where o.id = c.operation_id) end as operations) d
     cross join lateral (
         values ('case.prosecuted', true, 1::numeric)) i(indicator, counts, value)
where c.prosecuted_at is not null and i.counts
union all
select 'case.closed' as source, i.indicator, c.closed_at as at, coalesce(h.unit_id, c.unit_id) as unit_id, c.fraud_type, c.region_code,
       d.tags, d.operations, i.value, 'case' as record_kind, c.case_no as record_no, null::text as item
from case_file c
     left join case_step_unit h on h.case_id = c.id and h.step = 'CLOSED'
     cross join lateral (
         select array(select t.tag from case_tag t where t.case_id = c.id order by t.tag) as tags,
                case when c.operation_id is null then '{}'::text[] else array(select o.operation_no from operation o where o.id = c.operation_id) end as operations) d
     cross join lateral (
         values ('case.closed', true, 1::numeric)) i(indicator, counts, value)
where c.closed_at is not null and i.counts
union all
select 'case.rejected' as source, i.indicator, c.rejected_at as at, coalesce(h.unit_id, c.unit_id) as unit_id, c.fraud_type, c.region_code,
       d.tags, d.operations, i.value, 'case' as record_kind, c.case_no as record_no, null::text as item
from case_file c
     left join case_step_unit h on h.case_id = c.id and h.step = 'REJECTED'
     cross join lateral (
         select array(select t.tag from case_tag t where t.case_id = c.id order by t.tag) as tags,
                case when c.operation_id is null then '{}'::text[] else array(select o.operation_no from operation o where o.id = c.operation_id) end as operations) d
     cross join lateral (
         values ('case.rejected', true, 1::numeric)) i(indicator, counts, value)
where c.rejected_at is not null and i.counts
union all
select 'case.withdrawn' as source, i.indicator, c.withdrawn_at as at, coalesce(h.unit_id, c.unit_id) as unit_id, c.fraud_type, c.region_code,
       d.tags, d.operations, i.value, 'case' as record_kind, c.case_no as record_no, null::text as item
from case_file c
     left join case_step_unit h on h.case_id = c.id and h.step = 'WITHDRAWN'
     cross join lateral (
         select array(select t.tag from case_tag t where t.case_id = c.id order by t.tag) as tags,
                case when c.operation_id is null then '{}'::text[] else array(select o.operation_no from operation o where o.id = c.operation_id) end as operations) d
     cross join lateral (
         values ('case.withdrawn', true, 1::numeric)) i(indicator, counts, value)
where c.withdrawn_at is not null and i.counts;

create view figure_row_of_suspects as
select 'suspect.captured' as source, 'suspect.captured' as indicator, s.captured_at as at, s.unit_id, d.fraud_type, d.region_code,
       case when s.tags <> '{}' then s.tags else coalesce(d.tags, '{}') end as tags,
       case when s.operation_id is not null then array(select o.operation_no from operation o where o.id = s.operation_id) else coalesce(d.operations, '{}') end as operations,
       1::numeric as value, 'suspect' as record_kind, s.person_no as record_no, coalesce(encode(s.id_no_index, 'hex'), s.person_no) as item
from suspect s
     left join suspect_case f on f.suspect_id = s.id and f.position = 0
     left join case_dimensions d on d.id = f.case_id
where s.captured_at is not null
union all
select 'suspect.detained' as source, 'suspect.detained' as indicator, s.detained_at as at, s.unit_id, d.fraud_type, d.region_code,
       case when s.tags <> '{}' then s.tags else coalesce(d.tags, '{}') end as tags,
       case when s.operation_id is not null then array(select o.operation_no from operation o where o.id = s.operation_id) else coalesce(d.operations, '{}') end as operations,
       1::numeric as value, 'suspect' as record_kind, s.person_no as record_no, null::text as item
from suspect s
     left join suspect_case f on f.suspect_id = s.id and f.position = 0
     left join case_dimensions d on d.id = f.case_id
where s.detained_at is not null
union all
select 'suspect.bailed' as source, 'suspect.bailed' as indicator, s.bailed_at as at, s.unit_id, d.fraud_type, d.region_code,
       case when s.tags <> '{}' then s.tags else coalesce(d.tags, '{}') end as tags,
       case when s.operation_id is not null then array(select o.operation_no from operation o where o.id = s.operation_id) else coalesce(d.operations, '{}') end as operations,
       1::numeric as value, 'suspect' as record_kind, s.person_no as record_no, null::text as item
from suspect s
     left join suspect_case f on f.suspect_id = s.id and f.position = 0
     left join case_dimensions d on d.id = f.case_id
where s.bailed_at is not null
union all
select 'suspect.arrested' as source, 'suspect.arrested' as indicator, s.arrested_at as at, s.unit_id, d.fraud_type, d.region_code,
       case when s.tags <> '{}' then s.tags else coalesce(d.tags, '{}') end as tags,
       case when s.operation_id is not null then array(select o.operation_no from operation o where o.id = s.operation_id) else coalesce(d.operations, '{}') end as operations,
       1::numeric as value, 'suspect' as record_kind, s.person_no as record_no, null::text as item
from suspect s
     left join suspect_case f on f.suspect_id = s.id and f.position = 0
     left join case_dimensions d on d.id = f.case_id
where s.arrested_at is not null
union all
select 'suspect.prosecuted' as source, 'suspect.prosecuted' as indicator, s.prosecuted_at as at, s.unit_id, d.fraud_type, d.region_code,
       case when s.tags <> '{}' then s.tags else coalesce(d.tags, '{}') end as tags,
       case when s.operation_id is not null then array(select o.operation_no from operation o where o.id = s.operation_id) else coalesce(d.operations, '{}') end as operations,
       1::numeric as value, 'suspect' as record_kind, s.person_no as record_no, null::text as item
from suspect s
     left join suspect_case f on f.suspect_id = s.id and f.position = 0
     left join case_dimensions d on d.id = f.case_id
where s.prosecuted_at is not null
union all
select 'suspect.dealt-with' as source, 'suspect.dealt-with' as indicator, least(s.detained_at, s.bailed_at, s.surveilled_at, s.arrested_at) as at, s.unit_id, d.fraud_type, d.region_code,
       case when s.tags <> '{}' then s.tags else coalesce(d.tags, '{}') end as tags,
       case when s.operation_id is not null then array(select o.operation_no from operation o where o.id = s.operation_id) else coalesce(d.operations, '{}') end as operations,
       1::numeric as value, 'suspect' as record_kind, s.person_no as record_no, null::text as item
from suspect s
     left join suspect_case f on f.suspect_id = s.id and f.position = 0
     left join case_dimensions d on d.id = f.case_id
where least(s.detained_at, s.bailed_at, s.surveilled_at, s.arrested_at) is not null;

create view figure_row_of_gangs as
select 'gang.dismantled' as source, 'gang.dismantled' as indicator, t.dismantled_at as at, t.unit_id, null::text as fraud_type, null::text as region_code, t.tags,
       case when t.operation_id is null then '{}'::text[] else array(select o.operation_no from operation o where o.id = t.operation_id) end as operations,
       1::numeric as value, 'gang' as record_kind, t.gang_no as record_no, null::text as item
from gang t
where t.dismantled_at is not null
union all
select 'den.destroyed' as source, 'den.destroyed' as indicator, t.destroyed_at as at, t.unit_id, null::text as fraud_type, t.region_code as region_code, t.tags,
       case when t.operation_id is null then '{}'::text[] else array(select o.operation_no from operation o where o.id = t.operation_id) end as operations,
       1::numeric as value, 'den' as record_kind, t.den_no as record_no, null::text as item
from den t
where t.destroyed_at is not null;

-- deceived after a warning: a case of the same phone or ID whose first transfer (else its report) lies after the first contact
-- and within the window of the push (domain section 6)
create view figure_row_of_alerts as
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
select 'alert.attempt', case t.step when 'SMS' then 'alert.sms' when 'CALL' then 'alert.calls' when 'CONTACTS' then 'alert.contacts' else 'alert.visits' end,
       t.at, a.unit_id, a.fraud_type, null::text, a.tags, '{}'::text[], 1::numeric, 'attempt', t.attempt_no, null::text
from alert_attempt t join alert a on a.id = t.alert_id;

-- the same money once: of an account the larger of what was stopped and what was frozen; each event counts what it adds
create view figure_row_of_stops as
select 'stop.requested' as source, i.indicator, s.requested_at as at, s.unit_id, d.fraud_type, d.region_code, coalesce(d.tags, '{}') as tags,
       coalesce(d.operations, '{}') as operations, i.value, 'stop' as record_kind, s.request_no as record_no, null::text as item
from stop_payment s
     left join case_dimensions d on d.id = s.case_id
     cross join lateral (
         values ('stop.requested', true, 1::numeric)) i(indicator, counts, value)
where i.counts
union all
select 'stop.stopped' as source, i.indicator, s.stopped_at as at, s.unit_id, d.fraud_type, d.region_code, coalesce(d.tags, '{}') as tags,
       coalesce(d.operations, '{}') as operations, i.value, 'stop' as record_kind, s.request_no as record_no, null::text as item
from stop_payment s
     left join case_dimensions d on d.id = s.case_id
     cross join lateral (
         values ('stop.stopped', true, 1::numeric),
             ('stop.amount', s.new_money > 0, s.new_money),
             ('stop.response', true, extract(epoch from s.stopped_at - s.requested_at))) i(indicator, counts, value)
where s.stopped_at is not null and i.counts
union all
select 'stop.from-report', 'stop.from-report', s.stopped_at, s.unit_id, d.fraud_type, d.region_code, d.tags, d.operations,
       extract(epoch from s.stopped_at - c.reported_at), 'stop', s.request_no, null::text
from stop_payment s join case_file c on c.id = s.case_id join case_dimensions d on d.id = s.case_id
where s.stopped_at is not null
union all
select 'stop.answered' as source, i.indicator, coalesce(s.stopped_at, s.answered_at) as at, s.unit_id, d.fraud_type, d.region_code, coalesce(d.tags, '{}') as tags,
       coalesce(d.operations, '{}') as operations, i.value, 'stop' as record_kind, s.request_no as record_no, null::text as item
from stop_payment s
     left join case_dimensions d on d.id = s.case_id
     cross join lateral (
         values ('stop.answered', true, 1::numeric),
             ('stop.answered.within-30min', coalesce(s.stopped_at, s.answered_at) <= s.requested_at + interval '1800 seconds', 1::numeric)) i(indicator, counts, value)
where (s.stopped_at is not null or s.state = 'REFUSED') and coalesce(s.stopped_at, s.answered_at) is not null and i.counts
union all
select 'stop.money', 'stop-freeze.amount', s.stopped_at, s.unit_id, d.fraud_type, d.region_code, coalesce(d.tags, '{}'), coalesce(d.operations, '{}'),
       greatest(m.stopped, s.amount_stopped, m.frozen) - greatest(m.stopped, m.frozen), 'stop', s.request_no, null::text
from stop_payment s
     left join case_dimensions d on d.id = s.case_id
     cross join lateral (
         select coalesce((select max(e.amount_stopped) from stop_payment e
                          where e.account_id = s.account_id and e.institution_id = s.institution_id
                            and (e.stopped_at, e.id) < (s.stopped_at, s.id)), 0) as stopped,
                coalesce((select sum(e.frozen_amount) from fund_freeze e
                          where e.account_id = s.account_id and e.institution_id = s.institution_id and e.frozen_at < s.stopped_at), 0) as frozen) m
where s.stopped_at is not null and greatest(m.stopped, s.amount_stopped, m.frozen) > greatest(m.stopped, m.frozen);

create view figure_row_of_freezes as
select 'freeze.frozen' as source, i.indicator, f.frozen_at as at, f.unit_id, d.fraud_type, d.region_code, d.tags, d.operations, i.value,
       'freeze' as record_kind, f.freeze_no as record_no, null::text as item
from fund_freeze f
     join case_dimensions d on d.id = f.case_id
     cross join lateral (
         values ('freeze.accounts', true, 1::numeric),
                ('freeze.amount', f.frozen_amount is not null, f.frozen_amount),
                ('freeze.wrong', f.released_as_wrong, 1::numeric)) i(indicator, counts, value)
where i.counts
union all
select 'freeze.money', 'stop-freeze.amount', f.frozen_at, f.unit_id, d.fraud_type, d.region_code, d.tags, d.operations,
       greatest(m.stopped, m.frozen + f.frozen_amount) - greatest(m.stopped, m.frozen), 'freeze', f.freeze_no, null::text
from fund_freeze f
     join case_dimensions d on d.id = f.case_id
     cross join lateral (
         select coalesce((select max(e.amount_stopped) from stop_payment e
                          where e.account_id = f.account_id and e.institution_id = f.institution_id and e.stopped_at <= f.frozen_at), 0) as stopped,
                coalesce((select sum(e.frozen_amount) from fund_freeze e
                          where e.account_id = f.account_id and e.institution_id = f.institution_id
                            and (e.frozen_at, e.id) < (f.frozen_at, f.id)), 0) as frozen) m
where greatest(m.stopped, m.frozen + f.frozen_amount) > greatest(m.stopped, m.frozen);

create view figure_row_of_returns as
select 'return.returned' as source, i.indicator, r.returned_at as at, r.unit_id, d.fraud_type, d.region_code, d.tags, d.operations, i.value,
       'return' as record_kind, r.return_no as record_no, i.item
from fund_return r
     join case_dimensions d on d.id = r.case_id
     cross join lateral (
         values ('return.count', 1::numeric, encode(coalesce(r.id_no_index, r.name_digest), 'hex')),
                ('return.amount', r.amount, null::text)) i(indicator, value, item);

create view figure_row_of_operations as
select 'control.done' as source, case c.kind when 'NUMBER' then 'control.number' when 'SITE' then 'control.site' else 'control.app' end as indicator,
       c.done_at as at, c.unit_id, d.fraud_type, d.region_code, coalesce(d.tags, '{}') as tags, coalesce(d.operations, '{}') as operations,
       1::numeric as value, 'control' as record_kind, c.control_no as record_no, null::text as item
from control_request c left join case_dimensions d on d.case_no = c.case_no
where c.done_at is not null
union all
select 'seizure.seized', 'seizure.' || lower(replace(s.kind, '_', '-')), s.seized_at, s.unit_id, null, null, '{}',
       case when o.id is null then '{}' else array[o.operation_no] end, s.quantity, 'seizure', s.seizure_no, null
from seizure s left join operation o on o.id = s.operation_id
union all
select 'inspection.inspected', 'inspection.' || lower(i.premises_kind), i.inspected_at, i.unit_id, null, null, '{}',
       case when o.id is null then '{}' else array[o.operation_no] end, i.quantity, 'inspection', i.inspection_no, null
from inspection i left join operation o on o.id = i.operation_id
union all
select 'trip.left', i.indicator, t.left_on::timestamp at time zone 'Asia/Shanghai', t.unit_id, null, null, '{}',
       case when o.id is null then '{}' else array[o.operation_no] end, i.value, 'trip', t.trip_no, i.item
from trip t
     left join operation o on o.id = t.operation_id
     cross join lateral (
         select 'trip.officers', t.officers::numeric, null::text
         union all select 'trip.provinces', 1, p from unnest(t.provinces) p
         union all select 'trip.cities', 1, c from unnest(t.cities) c) i(indicator, value, item)
union all
select 'external', e.indicator, e.month::timestamp at time zone 'Asia/Shanghai', e.unit_id, null, null, '{}', '{}', e.value, 'external',
       e.figure_key, null
from external_figure e;

create view figure_row as
select * from figure_row_of_cases
union all select * from figure_row_of_suspects
union all select * from figure_row_of_gangs
union all select * from figure_row_of_alerts
union all select * from figure_row_of_stops
union all select * from figure_row_of_freezes
union all select * from figure_row_of_returns
union all select * from figure_row_of_operations;

-- closing: a tree's top unit (directly below the platform) and a month; revision 1 is the close itself
create table figure_close (
    top_id         uuid        not null,
    top_path       text        not null,
    month          date        not null,
    revision       integer     not null,
    closed_at      timestamptz not null,
    closed_by      uuid,
    closed_by_name text,
    reason         text,
    automatic      boolean     not null,
    constraint figure_close_pk primary key (top_id, month, revision),
    constraint figure_close_unit_exists foreign key (top_id) references unit (id),
    constraint figure_close_first_day check (extract(day from month) = 1),
    constraint figure_close_revision_positive check (revision > 0),
    constraint figure_close_revised_with_reason check (revision = 1 or automatic or reason is not null)
);
create index figure_close_by_month on figure_close (month, top_path);

-- the rows as they were counted when the month was closed, with the unit's place in the tree of that moment
create table figure_counted (
    month          date           not null,
    top_id         uuid           not null,
    path           text           not null,
    indicator      text           not null,
    at             timestamptz    not null,
    unit_id        uuid           not null,
    fraud_type     text,
    region_code    text,
    tags           text[]         not null,
    operations     text[]         not null,
    value          numeric        not null,
    record_kind    text           not null,
    record_no      text           not null,
    item           text,
    since_revision integer        not null,
    until_revision integer,
    constraint figure_counted_unit_exists foreign key (unit_id) references unit (id),
    constraint figure_counted_top_exists foreign key (top_id) references unit (id)
);
create index figure_counted_by_at on figure_counted (indicator, at) where until_revision is null;
create index figure_counted_by_month on figure_counted (top_id, month);
create index figure_counted_by_unit on figure_counted (unit_id, month);

create table figure_pending (
    month       date   not null,
    indicator   text   not null,
    unit_id     uuid   not null,
    path        text   not null,
    fraud_type  text,
    region_code text,
    tags        text[] not null,
    operations  text[] not null,
    rows        bigint not null,
    constraint figure_pending_unit_exists foreign key (unit_id) references unit (id)
);
create index figure_pending_by_month on figure_pending (month, indicator);
create index figure_pending_by_unit on figure_pending (unit_id);

create function figure_top(path text) returns text language sql immutable
return '/' || split_part(path, '/', 2) || '/' || split_part(path, '/', 3) || '/';

-- what a month's figures are made of: live rows while it is open, those counted once it is closed
create view figure_effective as
select figure_month_of(r.at) as month, u.path, r.source, r.indicator, r.at, r.unit_id, r.fraud_type, r.region_code, r.tags, r.operations,
       r.value, r.record_kind, r.record_no, r.item
from figure_row r join unit u on u.id = r.unit_id
where not exists (select from figure_close c where c.month = figure_month_of(r.at) and c.top_path = figure_top(u.path))
union all
select c.month, c.path, 'counted', c.indicator, c.at, c.unit_id, c.fraud_type, c.region_code, c.tags, c.operations, c.value, c.record_kind,
       c.record_no, c.item
from figure_counted c
where c.until_revision is null;

update figure_month f set path = u.path from unit u where u.id = f.unit_id;
create index figure_month_by_path on figure_month (month, path text_pattern_ops);

-- months whose figure of those deceived after a warning is final: 30 days after the month's end
create table figure_settled (
    top_id     uuid        not null,
    month      date        not null,
    settled_at timestamptz not null,
    constraint figure_settled_pk primary key (top_id, month),
    constraint figure_settled_unit_exists foreign key (top_id) references unit (id)
);

-- what was counted stays: a revision ends rows of the one before it, and alters nothing else
revoke update, delete, truncate on figure_close from ${application_role};
revoke update, delete, truncate on figure_counted from ${application_role};
grant update (until_revision) on figure_counted to ${application_role};
