package cn.fanzha.command.statistics.domain;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long after an alert's push a loss still counts as deceived after a warning (domain section 6): setting
 * {@code fanzha.statistics.deceived-window}, 30 × 24 h where nothing else is set. As long after a month's end its figure
 * is provisional.
 */
@Component
class DeceivedWindow {

    private final Duration length;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    DeceivedWindow(
            @Value("${fanzha.statistics.deceived-window:PT720H}") Duration length,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        if (!length.isPositive()) {
            throw new IllegalArgumentException("fanzha.statistics.deceived-window: " + length);
        }
        this.length = length;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Days after a month's end in which those deceived after a warning may still be found; a part of a day is one. */
    int days() {
        return Math.toIntExact(length.plusDays(1).minusNanos(1).toDays());
    }

    @EventListener(ApplicationReadyEvent.class)
    void apply() {
        apply(length);
    }

    /** The figures follow: all months in which a warned person was reached are rolled up anew. */
    void apply(Duration window) {
        transaction.executeWithoutResult(status -> {
            int changed = jdbc.sql("update statistics_setting set deceived_window = make_interval(secs => :seconds)"
                            + " where deceived_window <> make_interval(secs => :seconds)")
                    .param("seconds", window.toSeconds())
                    .update();
            if (changed > 0) {
                jdbc.sql("""
                                insert into figure_dirty (month)
                                select distinct figure_month_of(a.pushed_at) from alert a
                                where exists (select from alert_attempt t
                                              where t.alert_id = a.id and t.result in ('REACHED', 'MET'))""").update();
            }
        });
    }
}
