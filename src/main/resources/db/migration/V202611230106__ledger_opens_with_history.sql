-- Opening entries: what imports brought of stops, freezes and returns stands in the book as well. Made anew for the accounts that a
-- file touched from what is stored, so that the order of files doesn't matter; only differences are posted, so that the same file
-- posts nothing twice. Callers fill the temporary tables touched_account (account_id) and touched_return (id).
-- What a person did (by_person) the system has posted itself; there an import moves no more than the parting of stops' new money.
create function ledger_open(posting timestamptz, poster uuid, everything boolean) returns bigint language plpgsql as $$
declare
    posted bigint;
begin
    -- tables of their own, whose sizes the planner knows: on a large file it would take each of them for a row
    drop table if exists opening_stop, opening_freeze, opening_return, opening_standing;
    create temporary table opening_stop on commit drop as
        select s.id, s.request_no, s.account_id, s.institution_id, s.case_id, s.new_money as amount, s.stopped_at, s.state,
               s.by_person and not everything as own, coalesce(s.ended_at, s.frozen_at, s.ends_at, s.stopped_at) as over_at,
               sum(s.new_money) over (partition by s.account_id, s.institution_id, s.case_id, s.state in ('FROZEN', 'STOPPED')
                                      order by (s.state = 'FROZEN') desc, s.stopped_at, s.request_no
                                      rows between unbounded preceding and current row) - s.new_money as ahead
        from touched_account t join stop_payment s on s.account_id = t.account_id
        where s.stopped_at is not null and s.case_id is not null and s.new_money > 0;
    create temporary table opening_freeze on commit drop as
        select f.id, f.freeze_no, f.account_id, f.institution_id, f.case_id, f.frozen_amount as amount, f.frozen_at, f.state,
               f.by_person and not everything as own, f.released_at, f.ends_on,
               sum(f.frozen_amount) over (partition by f.account_id, f.institution_id, f.case_id order by f.frozen_at, f.freeze_no
                                          rows between unbounded preceding and current row) - f.frozen_amount as ahead
        from touched_account t join fund_freeze f on f.account_id = t.account_id
        where f.frozen_amount > 0;
    create temporary table opening_return on commit drop as
        select r.id, r.return_no, r.from_account_id as account_id, r.case_id, r.amount, r.returned_at,
               r.by_person and not everything as own,
               sum(r.amount) over (partition by r.from_account_id, r.case_id order by r.returned_at, r.return_no
                                   rows between unbounded preceding and current row) - r.amount as ahead
        from (select r.* from touched_account t join fund_return r on r.from_account_id = t.account_id
              union all
              select r.* from touched_return t join fund_return r on r.id = t.id where r.from_account_id is null) r
        where r.amount > 0;
    create temporary table opening_standing on commit drop as
        select e.* from touched_account t join ledger_entry e on e.account_id = t.account_id
        union all
        select e.* from touched_return t join ledger_entry e on e.source_id = t.id
        where e.account_id is null or not exists (select from touched_account a where a.account_id = e.account_id);
    delete from opening_standing e using fund_freeze f where e.record = 'FREEZE' and f.id = e.source_id and f.by_person;
    delete from opening_standing e using fund_return r where e.record = 'RETURN' and r.id = e.source_id and r.by_person;
    delete from opening_standing e using stop_payment s
    where e.record = 'STOP' and s.id = e.source_id and s.by_person and (s.state = 'FROZEN' or e.pot_from = 'RELEASED' or e.pot_to = 'RELEASED');
    analyze opening_stop;
    analyze opening_freeze;
    analyze opening_return;
    analyze opening_standing;
    perform set_config('enable_nestloop', 'off', true);
    with stops_of_place as materialized (
        select account_id, institution_id, case_id, sum(amount) as held,
               coalesce(sum(amount) filter (where state in ('FROZEN', 'STOPPED')), 0) as taken
        from opening_stop group by account_id, institution_id, case_id),
    freezes_of_place as materialized (
        select account_id, institution_id, case_id, sum(amount) as held from opening_freeze group by account_id, institution_id, case_id),
    -- a return names no institution: that of the account's first freeze in the case
    bank as materialized (
        select distinct on (account_id, case_id) account_id, case_id, institution_id
        from opening_freeze order by account_id, case_id, frozen_at, freeze_no),
    back as materialized (
        select r.*, b.institution_id from opening_return r left join bank b on b.account_id = r.account_id and b.case_id = r.case_id),
    back_of_place as materialized (
        select account_id, institution_id, case_id, sum(amount) as paid
        from back where account_id is not null group by account_id, institution_id, case_id),
    fed as materialized (
        select f.*, least(f.amount, greatest(0, coalesce(s.taken, 0) - f.ahead)) as from_stopped,
               least(f.amount, greatest(0, coalesce(s.held, 0) - f.ahead)) as from_stops,
               least(f.amount, greatest(0, coalesce(b.paid, 0) - f.ahead)) as paid
        from opening_freeze f
             left join stops_of_place s on s.account_id = f.account_id and s.institution_id = f.institution_id and s.case_id = f.case_id
             left join back_of_place b on b.account_id = f.account_id and b.institution_id = f.institution_id and b.case_id = f.case_id),
    target as (
        select 'STOP' as record, s.id as source_id, s.request_no as source_no, s.account_id, s.institution_id, s.case_id,
               'OUTSIDE' as pot_from, 'STOPPED' as pot_to, s.amount, s.stopped_at as at
        from opening_stop s where not (s.own and s.state = 'FROZEN')
        union all
        select 'STOP', s.id, s.request_no, s.account_id, s.institution_id, s.case_id, 'STOPPED', 'RELEASED',
               case s.state when 'FROZEN' then s.amount - least(s.amount, greatest(0, least(p.taken, coalesce(f.held, 0)) - s.ahead)) else s.amount end,
               s.over_at
        from opening_stop s
             join stops_of_place p on p.account_id = s.account_id and p.institution_id = s.institution_id and p.case_id = s.case_id
             left join freezes_of_place f on f.account_id = s.account_id and f.institution_id = s.institution_id and f.case_id = s.case_id
        where not s.own and s.state in ('EXPIRED', 'RELEASED', 'FROZEN')
        union all
        select 'FREEZE', f.id, f.freeze_no, f.account_id, f.institution_id, f.case_id, m.pot_from, m.pot_to, m.amount, m.at
        from fed f cross join lateral (
            values ('STOPPED', 'FROZEN', f.from_stopped, f.frozen_at),
                   ('RELEASED', 'FROZEN', f.from_stops - f.from_stopped, f.frozen_at),
                   ('OUTSIDE', 'FROZEN', f.amount - f.from_stops, f.frozen_at),
                   ('FROZEN', 'RELEASED', case when f.state in ('EXPIRED', 'RELEASED') then f.amount - f.paid end,
                    coalesce(f.released_at, (f.ends_on + 1)::timestamp at time zone 'Asia/Shanghai', f.frozen_at))) m(pot_from, pot_to, amount, at)
        where not f.own
        union all
        select 'RETURN', r.id, r.return_no, r.account_id, r.institution_id, r.case_id, m.pot_from, 'RETURNED', m.amount, r.returned_at
        from back r
             left join freezes_of_place f on f.account_id = r.account_id and f.institution_id = r.institution_id and f.case_id = r.case_id
             cross join lateral (select least(r.amount, greatest(0, coalesce(f.held, 0) - r.ahead)) as frozen) c
             cross join lateral (values ('FROZEN', c.frozen), ('OUTSIDE', r.amount - c.frozen)) m(pot_from, amount)
        where not r.own),
    standing_pair as (
        select e.record, e.source_id, e.source_no, e.account_id, e.institution_id, e.case_id,
               case when e.correction then e.pot_to else e.pot_from end as pot_from, case when e.correction then e.pot_from else e.pot_to end as pot_to,
               case when e.correction then -e.amount else e.amount end as amount, e.at
        from opening_standing e),
    difference as materialized (
        select record, source_id, max(source_no) as source_no, account_id, institution_id, case_id, pot_from, pot_to, sum(amount) as amount, max(at) as at
        from (select record, source_id, source_no, account_id, institution_id, case_id, pot_from, pot_to, amount, at from target where amount > 0
              union all
              select record, source_id, source_no, account_id, institution_id, case_id, pot_from, pot_to, -amount, at from standing_pair) x
        group by record, source_id, account_id, institution_id, case_id, pot_from, pot_to
        having sum(amount) <> 0),
    entry as (
        select * from difference
        union all
        -- a stop of the system's own that has ended lets go as much more or less as it brings now
        select d.record, d.source_id, d.source_no, d.account_id, d.institution_id, d.case_id, 'STOPPED', 'RELEASED', d.amount, s.over_at
        from difference d join opening_stop s on s.id = d.source_id
        where d.pot_from = 'OUTSIDE' and d.pot_to = 'STOPPED' and s.own and s.state in ('EXPIRED', 'RELEASED'))
    insert into ledger_entry (id, account_id, institution_id, case_id, pot_from, pot_to, amount, at, source, source_id, source_no, record, correction, posted_at, posted_by)
    select uuidv7(), e.account_id, e.institution_id, e.case_id,
           case when e.amount > 0 then e.pot_from else e.pot_to end, case when e.amount > 0 then e.pot_to else e.pot_from end,
           abs(e.amount), e.at, 'IMPORT', e.source_id, e.source_no, e.record, e.amount < 0, posting, poster
    from entry e
    order by e.at, case e.pot_from when 'OUTSIDE' then 0 when 'STOPPED' then 1 else 2 end, e.source_no;
    get diagnostics posted = row_count;
    perform set_config('enable_nestloop', 'on', true);
    return posted;
end $$;

-- what stands already opens the book
create temporary table touched_account (account_id uuid primary key) on commit drop;
create temporary table touched_return (id uuid primary key) on commit drop;
insert into touched_account
select account_id from stop_payment where stopped_at is not null
union
select account_id from fund_freeze
union
select from_account_id from fund_return where from_account_id is not null;
insert into touched_return select id from fund_return where from_account_id is null;
analyze touched_account;
analyze touched_return;
select ledger_open(now(), null, true);
