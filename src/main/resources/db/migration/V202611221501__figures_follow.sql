-- Whoever changes rows notes the months whose figures may move, in the change's own transaction.

-- arguments: the dates (of the changed row "n"), and what is joined to it
create function figure_follow() returns trigger language plpgsql as $$
begin
    if TG_OP <> 'DELETE' then
        execute format('insert into figure_dirty (month) select distinct figure_month_of(d.at) from new_rows n %s cross join unnest(array[%s]::timestamptz[]) d(at) where d.at is not null',
                       coalesce(TG_ARGV[1], ''), TG_ARGV[0]);
    end if;
    if TG_OP <> 'INSERT' then
        execute format('insert into figure_dirty (month) select distinct figure_month_of(d.at) from old_rows n %s cross join unnest(array[%s]::timestamptz[]) d(at) where d.at is not null',
                       coalesce(TG_ARGV[1], ''), TG_ARGV[0]);
    end if;
    return null;
end $$;

-- of a moment of loss: the months in which the alert before it may have been pushed
create function figure_follow_loss() returns trigger language plpgsql as $$
begin
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

-- rows that inherit from these cases
create function figure_dependents(cases uuid[]) returns setof timestamptz language sql stable
begin atomic
    select d.at
    from suspect_case f join suspect s on s.id = f.suspect_id
         cross join unnest(array[s.captured_at, s.detained_at, s.bailed_at, s.surveilled_at, s.arrested_at, s.prosecuted_at]) d(at)
    where f.case_id = any(cases) and f.position = 0
    union all
    select d.at from stop_payment s cross join unnest(array[s.requested_at, s.stopped_at, s.answered_at]) d(at) where s.case_id = any(cases)
    union all
    select f.frozen_at from fund_freeze f where f.case_id = any(cases)
    union all
    select r.returned_at from fund_return r where r.case_id = any(cases)
    union all
    select q.done_at from case_file c join control_request q on q.case_no = c.case_no where c.id = any(cases);
end;

create or replace function case_file_changed() returns trigger language plpgsql as $$
begin
    insert into figure_dirty (month)
    select distinct figure_month_of(d.at)
    from old_rows o join new_rows n on n.id = o.id,
         unnest(array[o.reported_at, o.accepted_at, o.filed_at, o.solved_at, o.concluded_at, o.prosecuted_at, o.closed_at,
                      o.rejected_at, o.withdrawn_at, n.reported_at, n.accepted_at, n.filed_at, n.solved_at, n.concluded_at,
                      n.prosecuted_at, n.closed_at, n.rejected_at, n.withdrawn_at]) d(at)
    where d.at is not null
      and (o.unit_id, o.fraud_type, o.region_code, o.operation_id, o.amount_involved, o.loss, o.reported_at, o.accepted_at, o.filed_at,
           o.solved_at, o.concluded_at, o.prosecuted_at, o.closed_at, o.rejected_at, o.withdrawn_at)
          is distinct from
          (n.unit_id, n.fraud_type, n.region_code, n.operation_id, n.amount_involved, n.loss, n.reported_at, n.accepted_at, n.filed_at,
           n.solved_at, n.concluded_at, n.prosecuted_at, n.closed_at, n.rejected_at, n.withdrawn_at);
    insert into figure_dirty (month)
    select distinct figure_month_of(d.at)
    from figure_dependents(array(
             select n.id from old_rows o join new_rows n on n.id = o.id
             where (o.fraud_type, o.region_code, o.operation_id, o.reported_at)
                   is distinct from (n.fraud_type, n.region_code, n.operation_id, n.reported_at))) d(at)
    where d.at is not null;
    insert into figure_dirty (month)
    select distinct generate_series(figure_month_of(d.at - s.deceived_window), figure_month_of(d.at), interval '1 month')::date
    from statistics_setting s, old_rows o join new_rows n on n.id = o.id, unnest(array[o.reported_at, n.reported_at]) d(at)
    where o.reported_at <> n.reported_at;
    return null;
end $$;

create or replace function case_part_changed() returns trigger language plpgsql as $$
begin
    insert into figure_dirty (month)
    select distinct figure_month_of(d.at)
    from changed_rows p join case_file n on n.id = p.case_id,
         unnest(array[n.reported_at, n.accepted_at, n.filed_at, n.solved_at, n.concluded_at, n.prosecuted_at, n.closed_at,
                      n.rejected_at, n.withdrawn_at]) d(at)
    where d.at is not null;
    insert into figure_dirty (month)
    select distinct figure_month_of(d.at) from figure_dependents(array(select distinct case_id from changed_rows)) d(at)
    where d.at is not null;
    return null;
end $$;

create function unit_moved() returns trigger language plpgsql as $$
begin
    insert into figure_dirty (month)
    select distinct f.month from figure_month f join new_rows n on n.id = f.unit_id join old_rows o on o.id = n.id where o.path <> n.path;
    return null;
end $$;
create trigger figure_unit_moved after update on unit referencing old table as old_rows new table as new_rows for each statement execute function unit_moved();

create function figure_following(of_table text, function_call text) returns void language plpgsql as $$
begin
    execute format('create trigger figure_%1$s_added after insert on %1$s referencing new table as new_rows for each statement execute function %2$s', of_table, function_call);
    execute format('create trigger figure_%1$s_changed after update on %1$s referencing old table as old_rows new table as new_rows for each statement execute function %2$s', of_table, function_call);
    execute format('create trigger figure_%1$s_removed after delete on %1$s referencing old table as old_rows for each statement execute function %2$s', of_table, function_call);
end $$;

select figure_following('suspect', 'figure_follow(''n.captured_at, n.detained_at, n.bailed_at, n.surveilled_at, n.arrested_at, n.prosecuted_at'')');
select figure_following('suspect_case', 'figure_follow(''s.captured_at, s.detained_at, s.bailed_at, s.surveilled_at, s.arrested_at, s.prosecuted_at'', ''join suspect s on s.id = n.suspect_id'')');
select figure_following('gang', 'figure_follow(''n.dismantled_at'')');
select figure_following('den', 'figure_follow(''n.destroyed_at'')');
select figure_following('alert', 'figure_follow(''n.pushed_at, n.outcome_at'')');
select figure_following('alert_attempt', 'figure_follow(''n.at, a.pushed_at'', ''join alert a on a.id = n.alert_id'')');
select figure_following('stop_payment', 'figure_follow(''n.requested_at, n.stopped_at, n.answered_at, e.stopped_at, f.frozen_at'', ''left join stop_payment e on e.account_id = n.account_id and e.institution_id = n.institution_id left join fund_freeze f on f.account_id = n.account_id and f.institution_id = n.institution_id'')');
select figure_following('fund_freeze', 'figure_follow(''n.frozen_at, e.stopped_at, f.frozen_at'', ''left join stop_payment e on e.account_id = n.account_id and e.institution_id = n.institution_id left join fund_freeze f on f.account_id = n.account_id and f.institution_id = n.institution_id'')');
select figure_following('fund_return', 'figure_follow(''n.returned_at'')');
select figure_following('control_request', 'figure_follow(''n.done_at'')');
select figure_following('seizure', 'figure_follow(''n.seized_at'')');
select figure_following('inspection', 'figure_follow(''n.inspected_at'')');
select figure_following('trip', 'figure_follow(''n.left_on::timestamp at time zone ''''Asia/Shanghai'''''')');
select figure_following('external_figure', 'figure_follow(''n.month::timestamp at time zone ''''Asia/Shanghai'''''')');
select figure_following('victim', 'figure_follow_loss(''c.reported_at'', ''join case_file c on c.id = n.case_id'')');
select figure_following('transfer', 'figure_follow_loss(''n.at, c.reported_at'', ''join case_file c on c.id = n.case_id'')');
drop function figure_following(text, text);

insert into figure_dirty (month)
select distinct figure_month_of(at) from figure_row;
