-- figures that other systems count; a unit's own replaces the sum of those below it
create table external_figure (
    id         uuid           not null,
    figure_key text           not null,
    unit_id    uuid           not null,
    indicator  text           not null,
    month      date           not null,
    value      numeric(20, 2) not null,
    by_person  boolean        not null default false,
    created_at timestamptz    not null,
    created_by uuid,
    version    integer        not null default 0,
    constraint external_figure_pk primary key (id),
    constraint external_figure_key_unique unique (figure_key),
    constraint external_figure_once unique (unit_id, indicator, month),
    constraint external_figure_unit_exists foreign key (unit_id) references unit (id),
    constraint external_figure_first_day check (extract(day from month) = 1),
    constraint external_figure_not_negative check (value >= 0)
);
create index external_figure_by_month on external_figure (month, indicator);
