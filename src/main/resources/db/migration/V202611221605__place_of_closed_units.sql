-- Where each unit of a tree stood when a month closed: the month's rows of the unit, late ones too, stay there, though the unit
-- moves to another tree later, or a new top unit comes above its own.
create table figure_place (
    month   date not null,
    unit_id uuid not null,
    top_id  uuid not null,
    path    text not null,
    constraint figure_place_pk primary key (month, unit_id),
    constraint figure_place_unit_exists foreign key (unit_id) references unit (id),
    constraint figure_place_top_exists foreign key (top_id) references unit (id)
);
create index figure_place_by_unit on figure_place (unit_id);
create index figure_place_by_top on figure_place (top_id, month);
revoke update, delete, truncate on figure_place from ${application_role};

insert into figure_place (month, unit_id, top_id, path)
select distinct on (month, unit_id) month, unit_id, top_id, path from figure_counted where until_revision is null order by month, unit_id, top_id;
insert into figure_place (month, unit_id, top_id, path)
select c.month, u.id, c.top_id, u.path from figure_close c join unit u on figure_top(u.path) = c.top_path where c.revision = 1
on conflict do nothing;

create or replace view figure_effective as
select figure_month_of(r.at) as month, coalesce(s.path, u.path) as path, r.source, r.indicator, r.at, r.unit_id, r.fraud_type, r.region_code,
       r.tags, r.operations, r.value, r.record_kind, r.record_no, r.item
from figure_row r join unit u on u.id = r.unit_id
     left join figure_place s on s.unit_id = r.unit_id and s.month = figure_month_of(r.at)
where not exists (select from figure_close c where c.month = figure_month_of(r.at) and c.top_path = figure_top(coalesce(s.path, u.path)))
union all
select c.month, c.path, 'counted', c.indicator, c.at, c.unit_id, c.fraud_type, c.region_code, c.tags, c.operations, c.value, c.record_kind,
       c.record_no, c.item
from figure_counted c
where c.until_revision is null;
