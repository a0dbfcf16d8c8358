package cn.fanzha.command.statistics.domain;

import java.time.YearMonth;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The figures of each unit with all below it, from the roll-up of the units themselves: what most pages ask for. Written
 * within the caller's transaction, and only where something differs.
 */
@Component
class TreeFigures {

    /** Each path with the units on it: whose rows they are too. */
    private static final String PLACES = """
            (select p.path, x.code, coalesce(lag(x.code) over (partition by p.path order by x.n), '') as parent,
                    x.n = max(x.n) over (partition by p.path) as is_own
             from (select distinct path from rows) p
                  cross join lateral unnest(string_to_array(btrim(p.path, '/'), '/')) with ordinality x(code, n))""";

    private static final String OF_MONTHS = """
            with rows as materialized (
                select path, indicator, coalesce(fraud_type, '') as fraud_type, sum(value) as value
                from figure_month where month = :month group by 1, 2, 3),
            fresh as materialized (
                select s.code, s.parent, grouping(f.fraud_type) = 0 as typed, f.indicator, coalesce(f.fraud_type, '') as fraud_type,
                       sum(f.value) as value, coalesce(sum(f.value) filter (where s.is_own), 0) as own
                from rows f join %s s using (path)
                group by grouping sets ((s.code, s.parent, f.indicator, f.fraud_type), (s.code, s.parent, f.indicator))),
            gone as (
                delete from figure_tree t
                where t.month = :month
                  and not exists (
                    select from fresh f
                    where f.code = t.code and f.parent = t.parent and f.typed = t.typed and f.indicator = t.indicator
                      and f.fraud_type = t.fraud_type))
            insert into figure_tree as t (code, parent, month, typed, indicator, fraud_type, value, own)
            select code, parent, :month, typed, indicator, fraud_type, value, own from fresh
            on conflict (code, typed, month, indicator, fraud_type, parent) do update
            set value = excluded.value, own = excluded.own
            where t.value <> excluded.value or t.own <> excluded.own""".formatted(PLACES);

    private static final String OF_DAYS = """
            with rows as materialized (
                select day, path, indicator, value
                from figure_day where day >= :month and day < :month::date + interval '1 month'),
            fresh as materialized (
                select s.code, s.parent, f.day, f.indicator, sum(f.value) as value,
                       coalesce(sum(f.value) filter (where s.is_own), 0) as own
                from rows f join %s s using (path)
                group by 1, 2, 3, 4),
            gone as (
                delete from figure_tree_day t
                where t.day >= :month and t.day < :month::date + interval '1 month'
                  and not exists (
                    select from fresh f
                    where f.code = t.code and f.parent = t.parent and f.day = t.day and f.indicator = t.indicator))
            insert into figure_tree_day as t (code, parent, day, indicator, value, own)
            select code, parent, day, indicator, value, own from fresh
            on conflict (code, day, indicator, parent) do update
            set value = excluded.value, own = excluded.own
            where t.value <> excluded.value or t.own <> excluded.own""".formatted(PLACES);

    private final JdbcClient jdbc;

    TreeFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Brings the month's figures of trees, and those of its days, in step with those of the units. */
    void follow(YearMonth month) {
        jdbc.sql(OF_MONTHS).param("month", month.atDay(1)).update();
        jdbc.sql(OF_DAYS).param("month", month.atDay(1)).update();
    }
}
