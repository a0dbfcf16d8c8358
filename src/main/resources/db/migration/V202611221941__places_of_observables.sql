-- Where an observable was seen. Only what nobody else's table tells stands in sighting; victims, alerts and suspects are found by
-- the digest that their own table has an index on, money by the account: nothing is copied, so nothing goes stale or slows an import.
alter table sighting drop constraint sighting_source_known;
alter table sighting add constraint sighting_source_known check (source_type in ('CASE', 'ALERT', 'SUSPECT', 'GANG', 'STOP'));

-- each place once; at_most rows of each kind of place, so that a number seen everywhere costs no more than that. Not plain SQL: to
-- plan the thirty tables takes longer than to read them, and a session plans them once here
create function observable_places(of_type text, digest bytea, at_most integer)
returns table (source text, id uuid, no text, unit_id uuid, case_id uuid, at timestamptz)
language plpgsql stable rows 20 as $$
#variable_conflict use_column
begin
    return query
    select 'CASE', c.id, c.case_no, c.unit_id, c.id, c.reported_at
    from (
        (select v.case_id from victim v where of_type = 'PHONE' and v.phone_index = digest limit at_most)
        union
        (select v.case_id from victim v where of_type = 'PERSON_ID' and v.id_no_index = digest limit at_most)
        union
        (select c.id from observable o join sighting s on s.observable_id = o.id and s.source_type = 'CASE'
                     join case_file c on c.case_no = s.source_no
         where o.type = of_type and o.value_index = digest limit at_most)
        union
        (select s.case_id from observable o join stop_payment s on s.account_id = o.id
         where o.type = of_type and o.value_index = digest and s.case_id is not null limit at_most)
        union
        (select t.case_id from observable o join transfer t on t.to_account_id = o.id
         where o.type = of_type and o.value_index = digest and t.case_id is not null limit at_most)
        union
        (select t.case_id from observable o join transfer t on t.from_account_id = o.id
         where o.type = of_type and o.value_index = digest and t.case_id is not null limit at_most)
        union
        (select f.case_id from observable o join fund_freeze f on f.account_id = o.id
         where o.type = of_type and o.value_index = digest limit at_most)
        union
        (select r.case_id from observable o join fund_return r on r.to_account_id = o.id
         where o.type = of_type and o.value_index = digest limit at_most)
        union
        (select c.id from observable o join control_request q on q.observable_id = o.id join case_file c on c.case_no = q.case_no
         where o.type = of_type and o.value_index = digest limit at_most)) p
        join case_file c on c.id = p.case_id
    union all
    select 'ALERT', a.id, a.alert_no, a.unit_id, null, a.pushed_at
    from (
        (select a.id from alert a where of_type = 'PHONE' and a.phone_index = digest order by a.pushed_at desc limit at_most)
        union
        (select a.id from alert a where of_type = 'PERSON_ID' and a.id_no_index = digest order by a.pushed_at desc limit at_most)
        union
        (select a.id from observable o join sighting s on s.observable_id = o.id and s.source_type = 'ALERT'
                     join alert a on a.alert_no = s.source_no
         where o.type = of_type and o.value_index = digest limit at_most)) p
        join alert a on a.id = p.id
    union all
    select 'SUSPECT', t.id, t.person_no, t.unit_id, null, t.created_at
    from (
        (select t.id from suspect t where of_type = 'PERSON_ID' and t.id_no_index = digest limit at_most)
        union
        (select t.id from observable o join sighting s on s.observable_id = o.id and s.source_type = 'SUSPECT'
                     join suspect t on t.person_no = s.source_no
         where o.type = of_type and o.value_index = digest limit at_most)) p
        join suspect t on t.id = p.id
    union all
    select 'GANG', g.id, g.gang_no, g.unit_id, null, g.discovered_at
    from (
        (select t.gang_id as id from suspect t
         where of_type = 'PERSON_ID' and t.id_no_index = digest and t.gang_id is not null limit at_most)
        union
        (select t.gang_id from observable o join sighting s on s.observable_id = o.id and s.source_type = 'SUSPECT'
                     join suspect t on t.person_no = s.source_no
         where o.type = of_type and o.value_index = digest and t.gang_id is not null limit at_most)
        union
        (select a.gang_id from observable o join gang_account a on a.observable_id = o.id
         where o.type = of_type and o.value_index = digest limit at_most)
        union
        (select g.id from observable o join sighting s on s.observable_id = o.id and s.source_type = 'GANG'
                     join gang g on g.gang_no = s.source_no
         where o.type = of_type and o.value_index = digest limit at_most)) p
        join gang g on g.id = p.id
    union all
    select 'STOP', s.id, s.request_no, coalesce(c.unit_id, s.unit_id), s.case_id, s.stopped_at
    from (select s.* from observable o join stop_payment s on s.account_id = o.id
          where o.type = of_type and o.value_index = digest and s.stopped_at is not null limit at_most) s
         left join case_file c on c.id = s.case_id;
end $$;

-- the observables that a case holds: what was noted on it, and the accounts of its money
create function observables_of_case(of_case uuid, of_no text)
returns table (id uuid)
language sql stable rows 10 as $$
    select s.observable_id from sighting s where s.source_type = 'CASE' and s.source_no = of_no
    union
    select s.account_id from stop_payment s where s.case_id = of_case
    union
    select t.to_account_id from transfer t where t.case_id = of_case
    union
    select t.from_account_id from transfer t where t.case_id = of_case and t.from_account_id is not null
    union
    select f.account_id from fund_freeze f where f.case_id = of_case
    union
    select o.id from victim v join observable o on o.type = 'PHONE' and o.value_index = v.phone_index where v.case_id = of_case
    union
    select o.id from victim v join observable o on o.type = 'PERSON_ID' and o.value_index = v.id_no_index where v.case_id = of_case
$$;
