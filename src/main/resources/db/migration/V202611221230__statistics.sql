-- what each indicator counts, one row a row counted: the roll-up and figures of day ranges read the same definition.
-- A step counts for the unit that held the file then; a case's tags stand as a sorted set.
create view figure_row as
select 'case.reported' as indicator, c.reported_at as at, coalesce(h.unit_id, c.unit_id) as unit_id, c.fraud_type,
       c.region_code, array(select t.tag from case_tag t where t.case_id = c.id order by t.tag) as tags,
       '{}'::text[] as operations, 1::numeric as value
from case_file c left join case_step_unit h on h.case_id = c.id and h.step = 'REPORTED'
union all
select 'case.filed', c.filed_at, coalesce(h.unit_id, c.unit_id), c.fraud_type, c.region_code,
       array(select t.tag from case_tag t where t.case_id = c.id order by t.tag), '{}'::text[], 1::numeric
from case_file c left join case_step_unit h on h.case_id = c.id and h.step = 'FILED'
where c.filed_at is not null
union all
select 'case.solved', c.solved_at, coalesce(h.unit_id, c.unit_id), c.fraud_type, c.region_code,
       array(select t.tag from case_tag t where t.case_id = c.id order by t.tag), '{}'::text[], 1::numeric
from case_file c left join case_step_unit h on h.case_id = c.id and h.step = 'SOLVED'
where c.solved_at is not null
union all
select 'case.amount-involved', c.filed_at, coalesce(h.unit_id, c.unit_id), c.fraud_type, c.region_code,
       array(select t.tag from case_tag t where t.case_id = c.id order by t.tag), '{}'::text[], c.amount_involved
from case_file c left join case_step_unit h on h.case_id = c.id and h.step = 'FILED'
where c.filed_at is not null;

-- a month's figures of the indicators that add up, by every dimension at once. Tags and operations are sets, so that a
-- row with two tags stands under both, and once in the total.
create table figure_month (
    month       date          not null,
    indicator   text          not null,
    unit_id     uuid          not null,
    fraud_type  text,
    region_code text,
    tags        text[]        not null,
    operations  text[]        not null,
    value       numeric(20, 2) not null,
    revision    integer       not null default 0,
    constraint figure_month_first_day check (extract(day from month) = 1),
    constraint figure_month_unit_exists foreign key (unit_id) references unit (id)
);
create unique index figure_month_once on figure_month (month, indicator, unit_id, fraud_type, region_code, tags, operations) nulls not distinct;
create index figure_month_by_unit on figure_month (unit_id, month);

-- months whose rows changed since the last roll-up: appended to by whoever changes rows, emptied by the roll-up
create table figure_dirty (
    id    bigint generated always as identity,
    month date   not null,
    constraint figure_dirty_pk primary key (id)
);

create function figure_month_of(at timestamptz) returns date language sql stable
return date_trunc('month', at at time zone 'Asia/Shanghai')::date;

create function case_file_added() returns trigger language plpgsql as $$
begin
    insert into figure_dirty (month)
    select distinct figure_month_of(d.at)
    from new_rows n, unnest(array[n.reported_at, n.accepted_at, n.filed_at, n.solved_at, n.concluded_at, n.prosecuted_at,
                                  n.closed_at, n.rejected_at, n.withdrawn_at]) d(at)
    where d.at is not null;
    return null;
end $$;

create function case_file_removed() returns trigger language plpgsql as $$
begin
    insert into figure_dirty (month)
    select distinct figure_month_of(d.at)
    from old_rows n, unnest(array[n.reported_at, n.accepted_at, n.filed_at, n.solved_at, n.concluded_at, n.prosecuted_at,
                                  n.closed_at, n.rejected_at, n.withdrawn_at]) d(at)
    where d.at is not null;
    return null;
end $$;

create function case_file_changed() returns trigger language plpgsql as $$
begin
    insert into figure_dirty (month)
    select distinct figure_month_of(d.at)
    from old_rows o join new_rows n on n.id = o.id,
         unnest(array[o.reported_at, o.accepted_at, o.filed_at, o.solved_at, o.concluded_at, o.prosecuted_at, o.closed_at,
                      o.rejected_at, o.withdrawn_at, n.reported_at, n.accepted_at, n.filed_at, n.solved_at, n.concluded_at,
                      n.prosecuted_at, n.closed_at, n.rejected_at, n.withdrawn_at]) d(at)
    where d.at is not null
      and (o.unit_id, o.fraud_type, o.region_code, o.amount_involved, o.loss, o.reported_at, o.accepted_at, o.filed_at,
           o.solved_at, o.concluded_at, o.prosecuted_at, o.closed_at, o.rejected_at, o.withdrawn_at)
          is distinct from
          (n.unit_id, n.fraud_type, n.region_code, n.amount_involved, n.loss, n.reported_at, n.accepted_at, n.filed_at,
           n.solved_at, n.concluded_at, n.prosecuted_at, n.closed_at, n.rejected_at, n.withdrawn_at);
    return null;
end $$;

-- of a tag, or of a step's unit: the months of the case that it belongs to
create function case_part_changed() returns trigger language plpgsql as $$
begin
    insert into figure_dirty (month)
    select distinct figure_month_of(d.at)
    from changed_rows p join case_file n on n.id = p.case_id,
         unnest(array[n.reported_at, n.accepted_at, n.filed_at, n.solved_at, n.concluded_at, n.prosecuted_at, n.closed_at,
                      n.rejected_at, n.withdrawn_at]) d(at)
    where d.at is not null;
    return null;
end $$;

create trigger figure_case_added after insert on case_file referencing new table as new_rows for each statement execute function case_file_added();
create trigger figure_case_changed after update on case_file referencing old table as old_rows new table as new_rows for each statement execute function case_file_changed();
create trigger figure_case_removed after delete on case_file referencing old table as old_rows for each statement execute function case_file_removed();
create trigger figure_tag_added after insert on case_tag referencing new table as changed_rows for each statement execute function case_part_changed();
create trigger figure_tag_removed after delete on case_tag referencing old table as changed_rows for each statement execute function case_part_changed();
create trigger figure_step_added after insert on case_step_unit referencing new table as changed_rows for each statement execute function case_part_changed();
create trigger figure_step_changed after update on case_step_unit referencing new table as changed_rows for each statement execute function case_part_changed();
create trigger figure_step_removed after delete on case_step_unit referencing old table as changed_rows for each statement execute function case_part_changed();

-- cases that were there before the triggers
insert into figure_dirty (month)
select distinct figure_month_of(at) from figure_row;
