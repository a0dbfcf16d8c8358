-- Months are noted when something changes that figures are made of, and not when a clock or a bank only moves a record on.

-- arguments: the dates (of the changed row "n"), what is joined to it, and of an update what must differ ("@" stands for the row)
create or replace function figure_follow() returns trigger language plpgsql as $$
declare
    new_row text := 'new_rows';
    old_row text := 'old_rows';
    differs text;
begin
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

-- a new unit, type or tag of an alert moves its attempts, too, which may lie in other months
drop trigger figure_alert_changed on alert;
create trigger figure_alert_changed after update on alert referencing old table as old_rows new table as new_rows for each statement
execute function figure_follow('n.pushed_at, n.outcome_at, t.at', 'left join alert_attempt t on t.alert_id = n.id',
    '@.unit_id, @.fraud_type, @.tags, @.alert_no, @.pushed_at, @.phone_index, @.id_no_index, @.outcome, @.outcome_at, @.loss_avoided');

drop trigger figure_stop_payment_changed on stop_payment;
create trigger figure_stop_payment_changed after update on stop_payment referencing old table as old_rows new table as new_rows for each statement
execute function figure_follow('n.requested_at, n.stopped_at, n.answered_at, e.stopped_at, f.frozen_at',
    'left join stop_payment e on e.account_id = n.account_id and e.institution_id = n.institution_id left join fund_freeze f on f.account_id = n.account_id and f.institution_id = n.institution_id',
    '@.unit_id, @.case_id, @.institution_id, @.account_id, @.requested_at, @.stopped_at, @.answered_at, @.amount_stopped, @.new_money, @.state = ''REFUSED''');

drop trigger figure_fund_freeze_changed on fund_freeze;
create trigger figure_fund_freeze_changed after update on fund_freeze referencing old table as old_rows new table as new_rows for each statement
execute function figure_follow('n.frozen_at, e.stopped_at, f.frozen_at',
    'left join stop_payment e on e.account_id = n.account_id and e.institution_id = n.institution_id left join fund_freeze f on f.account_id = n.account_id and f.institution_id = n.institution_id',
    '@.unit_id, @.case_id, @.institution_id, @.account_id, @.frozen_at, @.frozen_amount, @.released_as_wrong');

drop trigger figure_suspect_changed on suspect;
create trigger figure_suspect_changed after update on suspect referencing old table as old_rows new table as new_rows for each statement
execute function figure_follow('n.captured_at, n.detained_at, n.bailed_at, n.surveilled_at, n.arrested_at, n.prosecuted_at', '',
    '@.unit_id, @.operation_id, @.tags, @.id_no_index, @.captured_at, @.detained_at, @.bailed_at, @.surveilled_at, @.arrested_at, @.prosecuted_at');

drop trigger figure_control_request_changed on control_request;
create trigger figure_control_request_changed after update on control_request referencing old table as old_rows new table as new_rows for each statement
execute function figure_follow('n.done_at', '', '@.unit_id, @.kind, @.case_no, @.done_at');

-- of a victim: the months before the loss, be it the first transfer or, without one, the report
drop trigger figure_victim_added on victim;
drop trigger figure_victim_changed on victim;
drop trigger figure_victim_removed on victim;
create trigger figure_victim_added after insert on victim referencing new table as new_rows for each statement
execute function figure_follow_loss('coalesce((select min(t.at) from transfer t where t.case_id = c.id), c.reported_at)', 'join case_file c on c.id = n.case_id');
create trigger figure_victim_changed after update on victim referencing old table as old_rows new table as new_rows for each statement
execute function figure_follow_loss('coalesce((select min(t.at) from transfer t where t.case_id = c.id), c.reported_at)', 'join case_file c on c.id = n.case_id');
create trigger figure_victim_removed after delete on victim referencing old table as old_rows for each statement
execute function figure_follow_loss('coalesce((select min(t.at) from transfer t where t.case_id = c.id), c.reported_at)', 'join case_file c on c.id = n.case_id');

-- of transfers: only where the moment of a case's loss moves, the months before where it was and before where it is
create function figure_follow_transfers() returns trigger language plpgsql as $$
declare
    nothing constant text := '(select null::uuid as id, null::uuid as case_id, null::timestamptz as at where false)';
begin
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
drop trigger figure_transfer_added on transfer;
drop trigger figure_transfer_changed on transfer;
drop trigger figure_transfer_removed on transfer;
create trigger figure_transfer_added after insert on transfer referencing new table as new_rows for each statement execute function figure_follow_transfers();
create trigger figure_transfer_changed after update on transfer referencing old table as old_rows new table as new_rows for each statement execute function figure_follow_transfers();
create trigger figure_transfer_removed after delete on transfer referencing old table as old_rows for each statement execute function figure_follow_transfers();

-- the victims of a case that is removed go with it, and then no longer find it
create or replace function case_file_removed() returns trigger language plpgsql as $$
begin
    insert into figure_dirty (month)
    select distinct figure_month_of(d.at)
    from old_rows n, unnest(array[n.reported_at, n.accepted_at, n.filed_at, n.solved_at, n.concluded_at, n.prosecuted_at,
                                  n.closed_at, n.rejected_at, n.withdrawn_at]) d(at)
    where d.at is not null;
    insert into figure_dirty (month)
    select distinct generate_series(figure_month_of(l.at - s.deceived_window), figure_month_of(l.at), interval '1 month')::date
    from statistics_setting s, old_rows o,
         lateral (select coalesce((select min(t.at) from transfer t where t.case_id = o.id), o.reported_at) as at) l;
    return null;
end $$;

-- what was moved unnoticed before
insert into figure_dirty (month) select distinct month from figure_month;
