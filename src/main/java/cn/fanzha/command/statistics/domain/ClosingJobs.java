package cn.fanzha.command.statistics.domain;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.statistics.domain.ClosedMonths.Signature;
import cn.fanzha.command.statistics.domain.ClosedMonths.Tree;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Closes the month before on the 3rd at 02:00, and revises a closed month's figure of those deceived after a warning once
 * its 30 days have passed (domain sections 6 and 8). On several instances each runs once.
 */
@Component
class ClosingJobs {

    private static final Logger LOG = LoggerFactory.getLogger(ClosingJobs.class);
    private static final String DECEIVED = "alert.deceived-after";

    private final Closing closing;
    private final ClosedMonths months;
    private final Units units;
    private final JdbcClient jdbc;
    private final Clock clock;

    ClosingJobs(Closing closing, ClosedMonths months, Units units, JdbcClient jdbc, Clock clock) {
        this.closing = closing;
        this.months = months;
        this.units = units;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Older months stay open until a supervisor closes them. */
    @Scheduled(cron = "${fanzha.statistics.close:0 0 2 3 * *}", zone = "Asia/Shanghai")
    @SchedulerLock(name = "statistics-close", lockAtMostFor = "PT2H")
    void closeTheMonthBefore() {
        YearMonth before = ChinaTime.month(clock.instant()).minusMonths(1);
        tops().forEach(top -> close(top, before));
    }

    /** A tree whose months were closed so far, and that was not on the 3rd, is closed at the next start or night. */
    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(cron = "${fanzha.statistics.catch-up:0 15 2 4-31 * *}", zone = "Asia/Shanghai")
    @SchedulerLock(name = "statistics-close", lockAtMostFor = "PT2H")
    void catchUp() {
        YearMonth running = ChinaTime.month(clock.instant());
        YearMonth before = running.minusMonths(1);
        Instant due = running.atDay(3).atTime(2, 0).atZone(ChinaTime.ZONE).toInstant();
        if (!clock.instant().isBefore(due)) {
            tops().stream()
                    .filter(top -> months.revision(Closing.tree(top), before.minusMonths(1)) > 0)
                    .forEach(top -> close(top, before));
        }
    }

    @Scheduled(cron = "${fanzha.statistics.settle:0 30 2 * * *}", zone = "Asia/Shanghai")
    @SchedulerLock(name = "statistics-settle", lockAtMostFor = "PT2H")
    void settleTheDeceived() {
        unsettled().forEach(due -> alone(due.tree(), due.month(), () -> settle(due)));
    }

    private void settle(Unsettled due) {
        var outcome =
                closing.revise(due.tree(), due.month(), new Signature(null, null, null, clock.instant()), DECEIVED);
        jdbc.sql("insert into figure_settled (top_id, month, settled_at) values (?, ?, ?) on conflict do nothing")
                .params(due.tree().id(), due.month().atDay(1), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        LOG.info("Settled {} of {}: {}", due.month(), due.tree().path(), outcome);
    }

    /** What fails in one tree hinders no other; it is tried again at night. */
    private static void alone(Tree tree, YearMonth month, Runnable work) {
        try {
            work.run();
        } catch (DataAccessException | TransactionException e) {
            LOG.error("{} of {} failed", month, tree.path(), e);
        }
    }

    private record Unsettled(Tree tree, YearMonth month) {}

    private List<Unsettled> unsettled() {
        return jdbc.sql("""
                        select c.top_id, c.top_path, c.month from figure_close c
                        where c.revision = 1
                          and (c.month + interval '1 month') at time zone 'Asia/Shanghai'
                              + (select deceived_window from statistics_setting) <= :now
                          and not exists (select from figure_settled s where s.top_id = c.top_id and s.month = c.month)
                        order by c.month, c.top_path""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((rs, n) -> new Unsettled(
                        new Tree(rs.getObject(1, UUID.class), rs.getString(2)),
                        YearMonth.from(rs.getObject(3, LocalDate.class))))
                .list();
    }

    private void close(UnitRef top, YearMonth month) {
        Tree tree = Closing.tree(top);
        alone(tree, month, () -> {
            if (closing.close(tree, month, new Signature(null, null, null, clock.instant()))) {
                LOG.info("Closed {} of {}", month, top.code());
            }
        });
    }

    private List<UnitRef> tops() {
        return units.police().stream().filter(Closing::isTop).toList();
    }
}
