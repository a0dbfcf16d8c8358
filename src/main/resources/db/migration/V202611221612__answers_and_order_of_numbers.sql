-- A refusal is an answer, also where a freeze came after it. Numbers are in the order by which new money is parted, whatever the
-- database's collation.
drop index stop_payment_by_answer;
create index stop_payment_by_answer on stop_payment (coalesce(stopped_at, answered_at)) where stopped_at is not null or refused_at is not null or state = 'REFUSED';

create or replace view figure_row_of_stops as
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
             ('stop.response', s.stopped_at >= s.requested_at, extract(epoch from s.stopped_at - s.requested_at))) i(indicator, counts, value)
where s.stopped_at is not null and i.counts
union all
select 'stop.from-report', 'stop.from-report', s.stopped_at, s.unit_id, d.fraud_type, d.region_code, d.tags, d.operations,
       extract(epoch from s.stopped_at - c.reported_at), 'stop', s.request_no, null::text
from stop_payment s join case_file c on c.id = s.case_id join case_dimensions d on d.id = s.case_id
where s.stopped_at >= c.reported_at
union all
select 'stop.answered' as source, i.indicator, coalesce(s.stopped_at, s.answered_at) as at, s.unit_id, d.fraud_type, d.region_code, coalesce(d.tags, '{}') as tags,
       coalesce(d.operations, '{}') as operations, i.value, 'stop' as record_kind, s.request_no as record_no, null::text as item
from stop_payment s
     left join case_dimensions d on d.id = s.case_id
     cross join lateral (
         values ('stop.answered', true, 1::numeric),
             ('stop.answered.within-30min', coalesce(s.stopped_at, s.answered_at) between s.requested_at and s.requested_at + interval '1800 seconds', 1::numeric)) i(indicator, counts, value)
where (s.stopped_at is not null or s.refused_at is not null or s.state = 'REFUSED') and coalesce(s.stopped_at, s.answered_at) is not null and i.counts
union all
select 'stop.money', 'stop-freeze.amount', s.stopped_at, s.unit_id, d.fraud_type, d.region_code, coalesce(d.tags, '{}'), coalesce(d.operations, '{}'),
       greatest(m.stopped, s.amount_stopped, m.frozen) - greatest(m.stopped, m.frozen), 'stop', s.request_no, null::text
from stop_payment s
     left join case_dimensions d on d.id = s.case_id
     cross join lateral (
         select coalesce((select max(e.amount_stopped) from stop_payment e
                          where e.account_id = s.account_id and e.institution_id = s.institution_id
                            and (e.stopped_at, e.request_no collate "C") < (s.stopped_at, s.request_no)), 0) as stopped,
                coalesce((select sum(e.frozen_amount) from fund_freeze e
                          where e.account_id = s.account_id and e.institution_id = s.institution_id and e.frozen_at < s.stopped_at), 0) as frozen) m
where s.stopped_at is not null and greatest(m.stopped, s.amount_stopped, m.frozen) > greatest(m.stopped, m.frozen);

create or replace view figure_row_of_freezes as
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
                            and (e.frozen_at, e.freeze_no collate "C") < (f.frozen_at, f.freeze_no)), 0) as frozen) m
where greatest(m.stopped, m.frozen + f.frozen_amount) > greatest(m.stopped, m.frozen);

drop trigger figure_stop_payment_changed on stop_payment;
create trigger figure_stop_payment_changed after update on stop_payment referencing old table as old_rows new table as new_rows for each statement
execute function figure_follow('n.requested_at, n.stopped_at, n.answered_at, e.stopped_at, f.frozen_at',
    'left join stop_payment e on e.account_id = n.account_id and e.institution_id = n.institution_id left join fund_freeze f on f.account_id = n.account_id and f.institution_id = n.institution_id',
    '@.unit_id, @.case_id, @.institution_id, @.account_id, @.requested_at, @.stopped_at, @.answered_at, @.refused_at, @.amount_stopped, @.new_money, @.state = ''REFUSED''');

insert into figure_dirty (month)
select distinct figure_month_of(at) from (
    select unnest(array[requested_at, stopped_at, answered_at]) as at from stop_payment union all select frozen_at from fund_freeze) moved
where at is not null;
