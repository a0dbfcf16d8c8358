-- What a stop or a freeze adds to the money held depends on the others of its account. Their months are read once for each account, not
-- for each pair of a stop and a freeze, and only where what they depend on has changed.

-- arguments: the dates (of the changed row "n") by which it counts itself, its moment of holding money, how much it holds, and of an
-- update what must differ ("@" stands for the row)
create function figure_follow_money() returns trigger language plpgsql as $$
declare
    whole text := format('select %%1$s.account_id, %%1$s.institution_id from %%1$s where %1$I is not null and %2$I is not null', TG_ARGV[1], TG_ARGV[2]);
    own text := format('insert into figure_dirty (month) select distinct figure_month_of(d.at) from %%s n cross join unnest(array[%s]::timestamptz[]) d(at) where d.at is not null', TG_ARGV[0]);
    differs text := format('(select %%s.* from new_rows a join old_rows b on b.id = a.id where (%s) is distinct from (%s))',
                           replace(TG_ARGV[3], '@', 'a'), replace(TG_ARGV[3], '@', 'b'));
    accounts text;
begin
    if TG_OP <> 'DELETE' then
        execute format(own, case TG_OP when 'UPDATE' then format(differs, 'a') else 'new_rows' end);
    end if;
    if TG_OP <> 'INSERT' then
        execute format(own, case TG_OP when 'UPDATE' then format(differs, 'b') else 'old_rows' end);
    end if;
    accounts := case TG_OP
        when 'INSERT' then format(whole, 'new_rows')
        when 'DELETE' then format(whole, 'old_rows')
        else format('select x.account_id, x.institution_id from new_rows n join old_rows o on o.id = n.id
                            cross join lateral (values (n.account_id, n.institution_id), (o.account_id, o.institution_id)) x(account_id, institution_id)
                     where (n.account_id, n.institution_id, n.%1$I, n.%2$I) is distinct from (o.account_id, o.institution_id, o.%1$I, o.%2$I)',
                    TG_ARGV[1], TG_ARGV[2]) end;
    execute format('insert into figure_dirty (month)
                    with account as materialized (select distinct account_id, institution_id from (%s) x)
                    select figure_month_of(e.stopped_at) from account a join stop_payment e using (account_id, institution_id) where e.stopped_at is not null
                    union
                    select figure_month_of(f.frozen_at) from account a join fund_freeze f using (account_id, institution_id)', accounts);
    return null;
end $$;

drop trigger figure_stop_payment_added on stop_payment;
drop trigger figure_stop_payment_changed on stop_payment;
drop trigger figure_stop_payment_removed on stop_payment;
create trigger figure_stop_payment_added after insert on stop_payment referencing new table as new_rows
    for each statement execute function figure_follow_money('n.requested_at, n.stopped_at, n.answered_at', 'stopped_at', 'amount_stopped',
        '@.unit_id, @.case_id, @.institution_id, @.account_id, @.requested_at, @.stopped_at, @.answered_at, @.refused_at, @.amount_stopped, @.new_money, @.state = ''REFUSED''');
create trigger figure_stop_payment_changed after update on stop_payment referencing old table as old_rows new table as new_rows
    for each statement execute function figure_follow_money('n.requested_at, n.stopped_at, n.answered_at', 'stopped_at', 'amount_stopped',
        '@.unit_id, @.case_id, @.institution_id, @.account_id, @.requested_at, @.stopped_at, @.answered_at, @.refused_at, @.amount_stopped, @.new_money, @.state = ''REFUSED''');
create trigger figure_stop_payment_removed after delete on stop_payment referencing old table as old_rows
    for each statement execute function figure_follow_money('n.requested_at, n.stopped_at, n.answered_at', 'stopped_at', 'amount_stopped',
        '@.unit_id, @.case_id, @.institution_id, @.account_id, @.requested_at, @.stopped_at, @.answered_at, @.refused_at, @.amount_stopped, @.new_money, @.state = ''REFUSED''');

drop trigger figure_fund_freeze_added on fund_freeze;
drop trigger figure_fund_freeze_changed on fund_freeze;
drop trigger figure_fund_freeze_removed on fund_freeze;
create trigger figure_fund_freeze_added after insert on fund_freeze referencing new table as new_rows
    for each statement execute function figure_follow_money('n.frozen_at', 'frozen_at', 'frozen_amount',
        '@.unit_id, @.case_id, @.institution_id, @.account_id, @.frozen_at, @.frozen_amount, @.released_as_wrong');
create trigger figure_fund_freeze_changed after update on fund_freeze referencing old table as old_rows new table as new_rows
    for each statement execute function figure_follow_money('n.frozen_at', 'frozen_at', 'frozen_amount',
        '@.unit_id, @.case_id, @.institution_id, @.account_id, @.frozen_at, @.frozen_amount, @.released_as_wrong');
create trigger figure_fund_freeze_removed after delete on fund_freeze referencing old table as old_rows
    for each statement execute function figure_follow_money('n.frozen_at', 'frozen_at', 'frozen_amount',
        '@.unit_id, @.case_id, @.institution_id, @.account_id, @.frozen_at, @.frozen_amount, @.released_as_wrong');
