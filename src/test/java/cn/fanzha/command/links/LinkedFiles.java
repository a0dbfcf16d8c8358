package cn.fanzha.command.links;

import cn.fanzha.command.cases.CaseIntake;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.Channel;
import cn.fanzha.command.cases.NewCase;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.observables.SightingSource;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.support.MadeUpCodes;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes cases that hold what a test gives them, committed. */
@Component
public class LinkedFiles {

    private final CaseIntake intake;
    private final Observables observables;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;
    private final Clock clock;

    LinkedFiles(
            CaseIntake intake,
            Observables observables,
            TransactionTemplate transactions,
            JdbcClient jdbc,
            Clock clock) {
        this.intake = intake;
        this.observables = observables;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A case of the officer's unit; the victim's phone is nobody else's. */
    public CaseRef file(Actor officer) {
        return file(officer, "137" + MadeUpCodes.digits(8));
    }

    public CaseRef file(Actor officer, String victimPhone) {
        NewCase details = new NewCase(
                Channel.WALK_IN,
                "10",
                clock.instant().minusSeconds(3600),
                Money.of("8000"),
                Money.of("8000"),
                null,
                "对方自称客服。",
                "赵不明",
                null,
                victimPhone);
        return Objects.requireNonNull(transactions.execute(status -> intake.open(details, officer)));
    }

    /** The case holds the value from now on. */
    public void note(CaseRef file, ObservableType type, String value) {
        transactions.executeWithoutResult(status -> observables.record(
                observables.idOf(type, value),
                SightingSource.CASE,
                file.number().value(),
                file.unitId(),
                clock.instant()));
    }

    /** What stands in the case's timeline of links and joint cases, the first first. */
    public List<String> timeline(CaseRef file) {
        return jdbc.sql("select kind from case_timeline where case_id = ? and kind ~ '^(LINK|JOINT)' order by at, id")
                .param(file.id())
                .query((rs, n) -> rs.getString(1))
                .list();
    }

    /** An account number that nobody holds yet. */
    public static String account() {
        return "62" + MadeUpCodes.digits(17);
    }
}
