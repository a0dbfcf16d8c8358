package cn.fanzha.command.statistics.domain;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rolls months up: those whose rows changed within a minute, or, where that takes longer than a few seconds, after a rest of
 * nine times as long; at night all open ones. One statement a month
 * and group of indicators; doing it again changes nothing. Triggers note the months in the change's own transaction,
 * so none is forgotten, whoever changes rows.
 */
@Component
public class RollUp {

    private static final Logger LOG = LoggerFactory.getLogger(RollUp.class);

    /** How many times as long as it took the roll-up rests: it never takes more than a tenth of a core. */
    private static final int REST = 9;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ClosedMonths closing;
    private final TreeFigures trees;
    private volatile long notBefore = System.nanoTime();

    RollUp(JdbcClient jdbc, TransactionTemplate transaction, ClosedMonths closing, TreeFigures trees) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.closing = closing;
        this.trees = trees;
    }

    @Scheduled(
            fixedDelayString = "${fanzha.statistics.follow:PT15S}",
            initialDelayString = "${fanzha.statistics.follow:PT15S}")
    @SchedulerLock(name = "statistics-follow", lockAtMostFor = "PT10M")
    void followChanges() {
        long begun = System.nanoTime();
        if (begun - notBefore < 0) {
            return;
        }
        Boolean waiting = jdbc.sql("select exists (select from figure_dirty)")
                .query(Boolean.class)
                .single();
        if (waiting) {
            bringUpToDate();
            long ended = System.nanoTime();
            notBefore = ended + REST * (ended - begun);
        }
    }

    @Scheduled(cron = "${fanzha.statistics.nightly:0 30 1 * * *}", zone = "Asia/Shanghai")
    @SchedulerLock(name = "statistics-nightly", lockAtMostFor = "PT2H")
    void everyNight() {
        LOG.info("Rolled up {} months", rebuild());
    }

    /**
     * Rolls up the months whose rows changed, a transaction each, and answers when all figures follow what was committed
     * before the call.
     *
     * @return how many months
     */
    public int bringUpToDate() {
        int followed = 0;
        for (YearMonth month : months("select distinct month from figure_dirty order by month")) {
            Boolean changed = transaction.execute(status -> {
                closing.oneAtATime();
                boolean waits = jdbc.sql("delete from figure_dirty where month = ?")
                                .param(month.atDay(1))
                                .update()
                        > 0;
                if (waits) {
                    rollUp(month);
                }
                return waits;
            });
            followed += Boolean.TRUE.equals(changed) ? 1 : 0;
        }
        return followed;
    }

    /** Rolls up anew every month that a tree has open, a transaction each; what waits in closed ones is noted as it changes. */
    public int rebuild() {
        bringUpToDate();
        List<YearMonth> open = months("""
                select m::date from (
                    select least((select min(month) from figure_month),
                                 figure_month_of((select min(reported_at) from case_file)),
                                 figure_month_of((select min(pushed_at) from alert)),
                                 figure_month_of((select min(captured_at) from suspect)),
                                 figure_month_of((select min(stopped_at) from stop_payment))) as first,
                           greatest((select max(month) from figure_month),
                                    figure_month_of((select max(reported_at) from case_file)),
                                    figure_month_of((select max(pushed_at) from alert)),
                                    figure_month_of((select max(captured_at) from suspect)),
                                    figure_month_of((select max(stopped_at) from stop_payment))) as last) held,
                     generate_series(held.first, held.last, interval '1 month') m
                where exists (
                    select from unit t
                    where t.path = figure_top(t.path)
                      and not exists (select from figure_close c where c.top_id = t.id and c.month = m::date))
                order by m""");
        open.forEach(month -> transaction.executeWithoutResult(status -> {
            closing.oneAtATime();
            rollUp(month);
        }));
        return open.size();
    }

    private List<YearMonth> months(String sql) {
        return jdbc.sql(sql)
                .query((rs, n) -> YearMonth.from(rs.getObject(1, LocalDate.class)))
                .list();
    }

    /**
     * The month, by every dimension, and its days, by unit, in one pass over the rows. Of trees whose month is closed the
     * figures stay, and what differs is noted as pending.
     */
    private void rollUp(YearMonth month) {
        // a month of a large city is summed and compared in memory; with the usual few megabytes it is sorted on disk
        jdbc.sql("set local work_mem = '128MB'").update();
        jdbc.sql("""
                        with places as materialized (
                            select u.id as unit_id, coalesce(s.path, u.path) as path
                            from unit u left join figure_place s on s.month = :month and s.unit_id = u.id
                            where figure_top(coalesce(s.path, u.path))
                                  <> all(array(select top_path from figure_close where month = :month))),
                        sums as materialized (
                            select day, indicator, unit_id, fraud_type, region_code, tags, operations,
                                   grouping(day) = 0 as of_day, sum(value) as value
                            from (
                                select (r.at at time zone 'Asia/Shanghai')::date as day, r.indicator, r.unit_id,
                                       r.fraud_type, r.region_code, r.tags, r.operations, r.value
                                from figure_row r
                                where r.at >= :month::date::timestamp at time zone 'Asia/Shanghai'
                                  and r.at < (:month::date + interval '1 month') at time zone 'Asia/Shanghai'
                                  and r.indicator <> all(:notSummed)
                                  and r.unit_id in (select unit_id from places)) counted
                            group by grouping sets (
                                (indicator, unit_id, fraud_type, region_code, tags, operations),
                                (day, indicator, unit_id))),
                        fresh as (select * from sums join places using (unit_id) where not of_day),
                        fresh_days as (select * from sums join places using (unit_id) where of_day),
                        gone as (
                            delete from figure_month f
                            where f.month = :month
                              and figure_top(f.path) <> all(array(select top_path from figure_close where month = :month))
                              and not exists (
                                select from fresh
                                where fresh.indicator = f.indicator and fresh.unit_id = f.unit_id
                                  and fresh.tags = f.tags and fresh.operations = f.operations
                                  and fresh.fraud_type is not distinct from f.fraud_type
                                  and fresh.region_code is not distinct from f.region_code)),
                        gone_days as (
                            delete from figure_day f
                            where f.day >= :month and f.day < :month::date + interval '1 month'
                              and figure_top(f.path) <> all(array(select top_path from figure_close where month = :month))
                              and not exists (
                                select from fresh_days d
                                where d.day = f.day and d.indicator = f.indicator and d.unit_id = f.unit_id)),
                        days as (
                            insert into figure_day as f (day, indicator, unit_id, path, value)
                            select day, indicator, unit_id, path, value from fresh_days
                            on conflict (day, indicator, unit_id) do update
                            set value = excluded.value, path = excluded.path
                            where f.value <> excluded.value or f.path <> excluded.path)
                        insert into figure_month as f (month, indicator, unit_id, path, fraud_type, region_code, tags,
                                                       operations, value)
                        select :month, indicator, unit_id, path, fraud_type, region_code, tags, operations, value from fresh
                        on conflict (month, indicator, unit_id, fraud_type, region_code, tags, operations) do update
                        set value = excluded.value, path = excluded.path
                        where f.value <> excluded.value or f.path <> excluded.path""")
                .param("month", month.atDay(1))
                .param("notSummed", RowCode.NOT_SUMMED)
                .update();
        trees.follow(month);
        closing.notePending(month);
    }
}
