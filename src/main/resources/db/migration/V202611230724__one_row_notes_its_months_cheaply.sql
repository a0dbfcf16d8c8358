-- A call or a pushed alert writes one row of each; noting its months cost ten times the row. What is executed as text is planned anew
-- each time, an insert that may update fires the triggers of updates, too, with no rows, and a part's stamp that finds the case stamped
-- already still asked for all that depends on it. Few rows now use a kept plan, no rows end at once. A kept plan is one made for few
-- rows, so more than one are planned anew as before. Which months are noted is the same.

create or replace function case_file_changed() returns trigger language plpgsql set enable_hashagg to off as $$
declare
    moved uuid[];
begin
    if not exists (select from new_rows) then
        return null;
    end if;
    insert into figure_dirty (month)
    select distinct figure_month_of(d.at)
    from ((select o.id, o.unit_id, o.fraud_type, o.region_code, o.operation_id, o.amount_involved, o.loss, o.reported_at, o.accepted_at,
                  o.filed_at, o.solved_at, o.concluded_at, o.prosecuted_at, o.closed_at, o.rejected_at, o.withdrawn_at
           from old_rows o
           except
           select n.id, n.unit_id, n.fraud_type, n.region_code, n.operation_id, n.amount_involved, n.loss, n.reported_at, n.accepted_at,
                  n.filed_at, n.solved_at, n.concluded_at, n.prosecuted_at, n.closed_at, n.rejected_at, n.withdrawn_at
           from new_rows n)
          union all
          (select n.id, n.unit_id, n.fraud_type, n.region_code, n.operation_id, n.amount_involved, n.loss, n.reported_at, n.accepted_at,
                  n.filed_at, n.solved_at, n.concluded_at, n.prosecuted_at, n.closed_at, n.rejected_at, n.withdrawn_at
           from new_rows n
           except
           select o.id, o.unit_id, o.fraud_type, o.region_code, o.operation_id, o.amount_involved, o.loss, o.reported_at, o.accepted_at,
                  o.filed_at, o.solved_at, o.concluded_at, o.prosecuted_at, o.closed_at, o.rejected_at, o.withdrawn_at
           from old_rows o)) c,
         unnest(array[c.reported_at, c.accepted_at, c.filed_at, c.solved_at, c.concluded_at, c.prosecuted_at, c.closed_at,
                      c.rejected_at, c.withdrawn_at]) d(at)
    where d.at is not null;
    moved := array(
             select c.id
             from (select o.id, o.fraud_type, o.region_code, o.operation_id, o.reported_at from old_rows o
                   except
                   select n.id, n.fraud_type, n.region_code, n.operation_id, n.reported_at from new_rows n) c);
    if cardinality(moved) > 0 then
        insert into figure_dirty (month)
        select distinct figure_month_of(d.at) from figure_dependents(moved) d(at) where d.at is not null;
    end if;
    insert into figure_dirty (month)
    select distinct generate_series(figure_month_of(c.reported_at - s.deceived_window), figure_month_of(c.reported_at), interval '1 month')::date
    from statistics_setting s,
         ((select o.id, o.reported_at from old_rows o except select n.id, n.reported_at from new_rows n)
          union all
          (select n.id, n.reported_at from new_rows n except select o.id, o.reported_at from old_rows o)) c;
    return null;
end $$;

-- arguments: the dates (of the changed row "n"), what is joined to it, and of an update what must differ ("@" stands for the row)
create or replace function figure_follow() returns trigger language plpgsql as $$
declare
    new_row text := 'new_rows';
    old_row text := 'old_rows';
    differs text;
begin
    if TG_OP = 'UPDATE' then
        if not exists (select from new_rows) then
            return null;
        end if;
    end if;
    if TG_OP = 'UPDATE' and TG_NARGS > 2 then
        differs := format('(select %%s.* from new_rows a join old_rows b on b.id = a.id where (%s) is distinct from (%s))',
                          replace(TG_ARGV[2], '@', 'a'), replace(TG_ARGV[2], '@', 'b'));
        new_row := format(differs, 'a');
        old_row := format(differs, 'b');
    end if;
    if TG_OP <> 'DELETE' then
        execute format('insert into figure_dirty (month) select distinct figure_month_of(d.at) from %s n %s cross join unnest(array[%s]::timestamptz[]) d(at) where d.at is not null',
                       new_row, coalesce(TG_ARGV[1], ''), TG_ARGV[0]);
    end if;
    if TG_OP <> 'INSERT' then
        execute format('insert into figure_dirty (month) select distinct figure_month_of(d.at) from %s n %s cross join unnest(array[%s]::timestamptz[]) d(at) where d.at is not null',
                       old_row, coalesce(TG_ARGV[1], ''), TG_ARGV[0]);
    end if;
    return null;
end $$;

-- nothing is joined to new alerts, so that one plan serves however many they are
create function figure_alert_added() returns trigger language plpgsql as $$
begin
    insert into figure_dirty (month)
    select distinct figure_month_of(d.at) from new_rows n cross join unnest(array[n.pushed_at, n.outcome_at]) d(at) where d.at is not null;
    return null;
end $$;
create or replace trigger figure_alert_added after insert on alert referencing new table as new_rows for each statement
execute function figure_alert_added();

create or replace function figure_follow_loss() returns trigger language plpgsql as $$
begin
    if TG_OP = 'UPDATE' then
        if not exists (select from new_rows) then
            return null;
        end if;
    end if;
    if TG_OP <> 'DELETE' then
        execute format('insert into figure_dirty (month) select distinct generate_series(m.first, m.last, interval ''1 month'')::date from (select distinct figure_month_of(d.at - s.deceived_window) as first, figure_month_of(d.at) as last from statistics_setting s, new_rows n %s cross join unnest(array[%s]::timestamptz[]) d(at) where d.at is not null) m',
                       coalesce(TG_ARGV[1], ''), TG_ARGV[0]);
    end if;
    if TG_OP <> 'INSERT' then
        execute format('insert into figure_dirty (month) select distinct generate_series(m.first, m.last, interval ''1 month'')::date from (select distinct figure_month_of(d.at - s.deceived_window) as first, figure_month_of(d.at) as last from statistics_setting s, old_rows n %s cross join unnest(array[%s]::timestamptz[]) d(at) where d.at is not null) m',
                       coalesce(TG_ARGV[1], ''), TG_ARGV[0]);
    end if;
    return null;
end $$;

-- the victims of a statement: of one by a kept plan, of more by one made for them
create function figure_victim_added() returns trigger language plpgsql as $$
begin
    if (select count(*) from (select from new_rows limit 2) few) < 2 then
        insert into figure_dirty (month)
        select distinct generate_series(m.first, m.last, interval '1 month')::date
        from (select distinct figure_month_of(l.at - s.deceived_window) as first, figure_month_of(l.at) as last
              from statistics_setting s, new_rows n join case_file c on c.id = n.case_id
                   cross join lateral (select coalesce((select min(t.at) from transfer t where t.case_id = c.id), c.reported_at) as at) l
              where l.at is not null) m;
    else
        execute $q$
        insert into figure_dirty (month)
        select distinct generate_series(m.first, m.last, interval '1 month')::date
        from (select distinct figure_month_of(l.at - s.deceived_window) as first, figure_month_of(l.at) as last
              from statistics_setting s, new_rows n join case_file c on c.id = n.case_id
                   cross join lateral (select coalesce((select min(t.at) from transfer t where t.case_id = c.id), c.reported_at) as at) l
              where l.at is not null) m$q$;
    end if;
    return null;
end $$;
create or replace trigger figure_victim_added after insert on victim referencing new table as new_rows for each statement
execute function figure_victim_added();

create or replace function figure_follow_transfers() returns trigger language plpgsql as $$
declare
    nothing constant text := '(select null::uuid as id, null::uuid as case_id, null::timestamptz as at where false)';
begin
    if TG_OP = 'UPDATE' then
        if not exists (select from new_rows) then
            return null;
        end if;
    elsif TG_OP = 'INSERT' then
        -- one transfer: the moment moves to it where it is the case's first, or stood in the report's stead
        if (select count(*) from (select from new_rows limit 2) few) < 2 then
            insert into figure_dirty (month)
            select distinct generate_series(figure_month_of(d.at - s.deceived_window), figure_month_of(d.at), interval '1 month')::date
            from statistics_setting s,
                 (select coalesce(rest.at, c.reported_at) as was, least(rest.at, n.at) as now_at
                  from new_rows n join case_file c on c.id = n.case_id
                       cross join lateral (select min(t.at) as at from transfer t where t.case_id = n.case_id and t.id <> n.id) rest) m,
                 unnest(array[m.was, m.now_at]) d(at)
            where m.was <> m.now_at;
            return null;
        end if;
    end if;
    execute format($q$
        with gone as (select o.case_id, min(o.at) as at from %1$s o where o.case_id is not null group by o.case_id),
             come as (select n.case_id, min(n.at) as at from %2$s n where n.case_id is not null group by n.case_id),
             touched as (select case_id from gone union select case_id from come),
             rest as (select t.case_id, min(t.at) as at from touched k join transfer t on t.case_id = k.case_id
                           left join %2$s n on n.id = t.id
                      where n.id is null group by t.case_id),
             moved as (select coalesce(least(rest.at, gone.at), c.reported_at) as was, coalesce(least(rest.at, come.at), c.reported_at) as now_at
                       from touched k join case_file c on c.id = k.case_id
                            left join gone on gone.case_id = k.case_id left join come on come.case_id = k.case_id
                            left join rest on rest.case_id = k.case_id)
        insert into figure_dirty (month)
        select distinct generate_series(figure_month_of(d.at - s.deceived_window), figure_month_of(d.at), interval '1 month')::date
        from statistics_setting s, moved m, unnest(array[m.was, m.now_at]) d(at)
        where m.was <> m.now_at$q$,
        case when TG_OP = 'INSERT' then nothing else 'old_rows' end, case when TG_OP = 'DELETE' then nothing else 'new_rows' end);
    return null;
end $$;

-- a request that holds no money yet, as each new one does, moves no other of its account
create function figure_stop_added() returns trigger language plpgsql as $$
begin
    insert into figure_dirty (month)
    select distinct figure_month_of(d.at)
    from new_rows n cross join unnest(array[n.requested_at, n.stopped_at, n.answered_at]) d(at) where d.at is not null;
    if exists (select from new_rows where stopped_at is not null and amount_stopped is not null) then
        execute $q$
        insert into figure_dirty (month)
        with account as materialized (select distinct account_id, institution_id from new_rows where stopped_at is not null and amount_stopped is not null)
        select figure_month_of(e.stopped_at) from account a join stop_payment e using (account_id, institution_id) where e.stopped_at is not null
        union
        select figure_month_of(f.frozen_at) from account a join fund_freeze f using (account_id, institution_id)$q$;
    end if;
    return null;
end $$;
create or replace trigger figure_stop_payment_added after insert on stop_payment referencing new table as new_rows for each statement
execute function figure_stop_added();
