package cn.fanzha.command.demo;

import cn.fanzha.command.funds.BankBins;
import cn.fanzha.command.gangs.GangRounds;
import cn.fanzha.command.operations.OperationWaves;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.statistics.MonthEnd;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is open and burning at the first start, done by the city's people through the real use cases; then the figures. */
@Component
@Order(30)
@ConditionalOnProperty("fanzha.demo")
class DemoNow implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoNow.class);
    private static final int DAY = 24 * 60;
    /** More would take longer at the first start than they show. */
    private static final int CLOSED = 3;

    private final JdbcClient jdbc;
    private final DemoClock clock;
    private final DemoPeople people;
    private final DemoAlertsNow alerts;
    private final DemoCallsNow calls;
    private final DemoTasks tasks;
    private final DemoControlsNow controls;
    private final DemoProtective protective;
    private final DemoFreezes freezes;
    private final DemoImports imports;
    private final DemoLinks links;
    private final DemoReturns returns;
    private final DemoJointReturn jointReturn;
    private final DemoAppeals appeals;
    private final DemoFiles files;
    private final DemoDesks desks;
    private final OperationWaves waves;
    private final GangRounds rounds;
    private final MonthEnd months;
    private final Units units;
    private final BankBins bins;

    DemoNow(
            JdbcClient jdbc,
            DemoClock clock,
            DemoPeople people,
            DemoAlertsNow alerts,
            DemoCallsNow calls,
            DemoTasks tasks,
            DemoControlsNow controls,
            DemoProtective protective,
            DemoFreezes freezes,
            DemoImports imports,
            DemoLinks links,
            DemoReturns returns,
            DemoJointReturn jointReturn,
            DemoAppeals appeals,
            DemoFiles files,
            DemoDesks desks,
            OperationWaves waves,
            GangRounds rounds,
            MonthEnd months,
            Units units,
            BankBins bins) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.people = people;
        this.alerts = alerts;
        this.calls = calls;
        this.tasks = tasks;
        this.controls = controls;
        this.protective = protective;
        this.freezes = freezes;
        this.imports = imports;
        this.links = links;
        this.returns = returns;
        this.jointReturn = jointReturn;
        this.appeals = appeals;
        this.files = files;
        this.desks = desks;
        this.waves = waves;
        this.rounds = rounds;
        this.months = months;
        this.units = units;
        this.bins = bins;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        // real banks' number ranges lead to the made-up banks, so that a card typed in a trial finds one
        assign("ICBC", 0);
        assign("ABC", 1);
        assign("CCB", 2);
        assign("BOC", 3);
        boolean begun = jdbc.sql("select exists (select 1 from stop_payment where by_person)")
                .query(Boolean.class)
                .single();
        if (begun) {
            return;
        }
        long start = System.nanoTime();
        DemoPlay play = new DemoPlay(clock);
        alerts.plan(play);
        calls.plan(play);
        tasks.plan(play);
        controls.plan(play);
        protective.plan(play);
        freezes.plan(play);
        investigations(play);
        links.plan(play);
        returns.plan(play);
        jointReturn.plan(play);
        appeals.plan(play);
        files.plan(play);
        desks.plan(play);
        play.run();
        calls.controls(play);
        long played = System.nanoTime();
        months.bringUpToDate();
        long rolled = System.nanoTime();
        close();
        LOG.info(
                "The last days are played after {} ms, figures rolled up after {} ms, months closed after {} ms",
                (played - start) / 1_000_000,
                (rolled - played) / 1_000_000,
                (System.nanoTime() - rolled) / 1_000_000);
    }

    private void investigations(DemoPlay play) {
        LocalDate today = ChinaTime.date(clock.instant());
        play.ago(
                6 * DAY,
                () -> waves.plan(
                        DemoOperations.RUNNING, DemoCity.DISTRICTS, DemoOperations.waves(today), people.of("analyst")));
        List<String> open = jdbc.sql("""
                        select gang_no from gang where dismantled_at is null and discovered_at < ?
                        order by discovered_at desc, gang_no limit 4""")
                .param(java.sql.Timestamp.from(play.moment(12 * DAY)))
                .query((rs, n) -> rs.getString(1))
                .list();
        for (String gang : open) {
            play.ago(10 * DAY, () -> rounds.round(gang, "从收款账户开户人查起，梳理上下级卡主", people.of("analyst")));
        }
        open.stream()
                .limit(2)
                .forEach(gang ->
                        play.ago(3 * DAY, () -> rounds.round(gang, "由卡主的通联和同行人扩展，锁定车手两人", people.of("analyst"))));
    }

    /** Some months are closed, and in the last of these a case has come late; that before the running one closes by itself. */
    private void close() {
        LocalDate today = ChinaTime.date(clock.instant());
        YearMonth last = YearMonth.from(today).minusMonths(2);
        for (int back = CLOSED - 1; back >= 0; back--) {
            months.close(
                    units.findByCode(DemoCity.PROVINCE).orElseThrow(),
                    last.minusMonths(back),
                    people.of("supervisor2"));
        }
        DemoFile late = new DemoFile(
                "cases",
                "case_no,unit_code,channel,fraud_type,reported_at,accepted_at,filed_at,amount_involved,loss,region_code,"
                        + "summary");
        String day = last.atDay(19) + " ";
        String unit = "990103030000";
        late.add(
                "A%s%s0901".formatted(unit, last.toString().replace("-", "")),
                unit,
                "TRANSFERRED_IN",
                DemoFraud.ACQUAINTANCE.code,
                day + "10:20:00",
                day + "11:05:00",
                day + "17:40:00",
                "46000.00",
                "46000.00",
                "990103",
                "外地移送案件补录：报警人被冒充亲友的网友以急需手术费为由骗取46000元。");
        imports.run(late);
        months.bringUpToDate();
    }

    private void assign(String bank, int place) {
        bins.assign(
                bank, units.findByCode(DemoCity.BANKS.get(place)).orElseThrow().id());
    }
}
