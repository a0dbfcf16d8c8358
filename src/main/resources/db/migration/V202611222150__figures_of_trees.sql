-- The figures of each unit with all below it, so that a page reads a unit's figure instead of adding up those of two hundred units.
-- They follow figure_month and figure_day in the same transaction. parent: the unit above, '' of the platform. own: of the unit alone.
create table figure_tree (
    code       text           not null,
    parent     text           not null,
    month      date           not null,
    typed      boolean        not null,
    indicator  text           not null,
    fraud_type text           not null,
    value      numeric(20, 2) not null,
    own        numeric(20, 2) not null,
    constraint figure_tree_pk primary key (code, typed, month, indicator, fraud_type, parent),
    constraint figure_tree_of_a_type check (typed or fraud_type = '')
);
comment on column figure_tree.typed is 'true: by fraud type, '''' of rows without one; false: of all types together';
create index figure_tree_by_parent on figure_tree (parent, typed, month);
create index figure_tree_by_month on figure_tree (month);

create table figure_tree_day (
    code      text           not null,
    parent    text           not null,
    day       date           not null,
    indicator text           not null,
    value     numeric(20, 2) not null,
    own       numeric(20, 2) not null,
    constraint figure_tree_day_pk primary key (code, day, indicator, parent)
);
create index figure_tree_day_by_parent on figure_tree_day (parent, day);
create index figure_tree_day_by_day on figure_tree_day (day);

insert into figure_tree (code, parent, month, typed, indicator, fraud_type, value, own)
select s.code, s.parent, f.month, grouping(f.fraud_type) = 0, f.indicator, coalesce(f.fraud_type, ''), sum(f.value),
       coalesce(sum(f.value) filter (where s.is_own), 0)
from (select month, path, indicator, coalesce(fraud_type, '') as fraud_type, sum(value) as value from figure_month group by 1, 2, 3, 4) f
     join (select p.path, x.code, coalesce(lag(x.code) over (partition by p.path order by x.n), '') as parent,
                  x.n = max(x.n) over (partition by p.path) as is_own
           from (select distinct path from figure_month) p
                cross join lateral unnest(string_to_array(btrim(p.path, '/'), '/')) with ordinality x(code, n)) s using (path)
group by grouping sets ((s.code, s.parent, f.month, f.indicator, f.fraud_type), (s.code, s.parent, f.month, f.indicator));

insert into figure_tree_day (code, parent, day, indicator, value, own)
select s.code, s.parent, f.day, f.indicator, sum(f.value), coalesce(sum(f.value) filter (where s.is_own), 0)
from figure_day f
     join (select p.path, x.code, coalesce(lag(x.code) over (partition by p.path order by x.n), '') as parent,
                  x.n = max(x.n) over (partition by p.path) as is_own
           from (select distinct path from figure_day) p
                cross join lateral unnest(string_to_array(btrim(p.path, '/'), '/')) with ordinality x(code, n)) s using (path)
group by 1, 2, 3, 4;
