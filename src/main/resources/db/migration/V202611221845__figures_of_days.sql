-- The day grain of the roll-up: what adds up, by unit alone. Part of a month (a running one is compared with equally many days of
-- others) is read here instead of from the rows, of closed months as they were counted.
create table figure_day (
    day       date           not null,
    indicator text           not null,
    unit_id   uuid           not null,
    path      text           not null,
    value     numeric(20, 2) not null,
    constraint figure_day_pk primary key (day, indicator, unit_id),
    constraint figure_day_unit_exists foreign key (unit_id) references unit (id)
);
create index figure_day_by_unit on figure_day (unit_id, day);

insert into figure_day (day, indicator, unit_id, path, value)
select (f.at at time zone 'Asia/Shanghai')::date, f.indicator, f.unit_id, f.path, sum(f.value)
from figure_effective f
where f.indicator not in ('stop.response', 'stop.from-report', 'trip.provinces', 'trip.cities')
group by 1, 2, 3, 4
on conflict do nothing;
