-- A function keeps the plan of its first run: after the change of one case, old and new rows were joined row by row for good, and an
-- import that changes twenty thousand compared four hundred million pairs. Sets are compared by sorting, however many they are.
create or replace function case_file_changed() returns trigger language plpgsql set enable_hashagg to off as $$
begin
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
    insert into figure_dirty (month)
    select distinct figure_month_of(d.at)
    from figure_dependents(array(
             select c.id
             from (select o.id, o.fraud_type, o.region_code, o.operation_id, o.reported_at from old_rows o
                   except
                   select n.id, n.fraud_type, n.region_code, n.operation_id, n.reported_at from new_rows n) c)) d(at)
    where d.at is not null;
    insert into figure_dirty (month)
    select distinct generate_series(figure_month_of(c.reported_at - s.deceived_window), figure_month_of(c.reported_at), interval '1 month')::date
    from statistics_setting s,
         ((select o.id, o.reported_at from old_rows o except select n.id, n.reported_at from new_rows n)
          union all
          (select n.id, n.reported_at from new_rows n except select o.id, o.reported_at from old_rows o)) c;
    return null;
end $$;
