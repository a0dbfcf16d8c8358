package cn.fanzha.command.demo;

import cn.fanzha.command.requests.InformedHow;
import cn.fanzha.command.requests.ProtectiveAccountKind;
import cn.fanzha.command.requests.ProtectiveAsked;
import cn.fanzha.command.requests.ProtectiveControls;
import cn.fanzha.command.requests.ProtectiveOutcome;
import cn.fanzha.command.requests.ProtectiveReply;
import cn.fanzha.command.requests.ProtectiveSource;
import cn.fanzha.command.requests.ProtectiveState;
import cn.fanzha.command.shared.Money;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Two people whose own accounts are being kept from them for their own good: one asked just now, one answered. */
@Component
@ConditionalOnProperty("fanzha.demo")
class DemoProtective {

    private static final int DAY = 24 * 60;
    private static final List<String> IDS = List.of("990104195602123423", "990104196108074413");
    private static final List<String> NAMES = List.of("顾素兰", "罗建国");

    private final ProtectiveControls controls;
    private final DemoPeople people;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoProtective(ProtectiveControls controls, DemoPeople people, JdbcClient jdbc, Clock clock) {
        this.controls = controls;
        this.people = people;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void plan(DemoPlay play) {
        List<String> alerts = jdbc.sql("""
                        select a.alert_no from alert a join unit u on u.id = a.unit_id
                        where u.code = :unit and a.pushed_at < :before order by a.pushed_at desc, a.alert_no limit 2""")
                .param("unit", DemoCity.TINGTAO)
                .param("before", Timestamp.from(play.moment(3 * DAY)))
                .query((rs, n) -> String.valueOf(rs.getString(1)))
                .list();
        if (alerts.size() < 2) {
            return;
        }
        AtomicReference<@Nullable String> answered = new AtomicReference<>();
        play.ago(190, () -> answered.set(ask(alerts.get(0), 0)));
        play.ago(
                176,
                () -> done(controls.answer(
                        String.valueOf(answered.get()),
                        new ProtectiveReply(
                                ProtectiveState.CONTROLLED,
                                List.of(new ProtectiveReply.Account(
                                        ProtectiveAccountKind.BANK_ACCOUNT, "6299001000000871", Money.of("83612.40"))),
                                null,
                                "",
                                "周行员",
                                "099-5550101"),
                        people.of("liaison"))));
        play.ago(25, () -> ask(alerts.get(1), 1));
    }

    private String ask(String alert, int person) {
        return done(controls.ask(
                new ProtectiveAsked(
                        ProtectiveSource.ALERT,
                        alert,
                        NAMES.get(person),
                        IDS.get(person),
                        "仍坚持转账，家属请求协助",
                        clock.instant().minus(Duration.ofMinutes(3)),
                        "邹警官",
                        InformedHow.PHONE),
                people.of("officer")));
    }

    private static String done(ProtectiveOutcome outcome) {
        if (outcome instanceof ProtectiveOutcome.Done done) {
            return done.controlNo();
        }
        throw new IllegalStateException(outcome.toString());
    }
}
