package cn.fanzha.command.demo;

import cn.fanzha.command.shared.ChinaTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the made-up city did about its cases in the same eighteen months: operations, gangs, suspects, stops and freezes,
 * returns, alerts and dissuasion; through the import, the same at every first start of one day.
 */
@Component
@Order(25)
@ConditionalOnProperty("fanzha.demo")
class DemoHistory implements ApplicationRunner {

    static final String CITY = "990100000000";

    private final JdbcClient jdbc;
    private final DemoImports imports;
    private final Clock clock;

    DemoHistory(JdbcClient jdbc, DemoImports imports, Clock clock) {
        this.jdbc = jdbc;
        this.imports = imports;
        this.clock = clock;
    }

    /** A case of the city, as its other records need it. */
    record Case(
            String number,
            String unit,
            Instant reported,
            @Nullable Instant filed,
            @Nullable Instant solved,
            long cents) {}

    @Override
    public void run(ApplicationArguments arguments) {
        boolean empty = jdbc.sql("select not exists (select 1 from alert) and not exists (select 1 from operation)")
                .query(Boolean.class)
                .single();
        List<Case> cases = cases();
        if (!empty || cases.isEmpty()) {
            return;
        }
        LocalDate today = ChinaTime.date(clock.instant());
        DemoDice dice = new DemoDice(990101, ChinaTime.startOf(today));
        new DemoGangs(imports, dice, today).run(cases);
        new DemoFunds(imports, dice).run(cases);
        new DemoAlerts(imports, dice, today).run();
        criminalReports(cases, dice);
    }

    /** In the order of their numbers, so that the dice fall the same. */
    private List<Case> cases() {
        return jdbc.sql("""
                        select c.case_no, u.code, c.reported_at, c.filed_at, c.solved_at, c.amount_involved
                        from case_file c join unit u on u.id = c.unit_id
                        where u.code like '9901%' and not c.by_person order by c.reported_at, c.case_no""")
                .query((rs, n) -> new Case(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getObject(3, OffsetDateTime.class).toInstant(),
                        instant(rs.getObject(4, OffsetDateTime.class)),
                        instant(rs.getObject(5, OffsetDateTime.class)),
                        rs.getBigDecimal(6).movePointRight(2).longValueExact()))
                .list();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private void criminalReports(List<Case> cases, DemoDice dice) {
        List<String> rows = new ArrayList<>();
        cases.stream()
                .map(file -> ChinaTime.month(file.reported()))
                .distinct()
                .sorted()
                .forEach(month -> rows.add(String.join(
                        ",",
                        CITY,
                        "criminal.reported",
                        month.toString(),
                        String.valueOf(reports(cases, month) * 2 + dice.upTo(30)))));
        imports.run("external-figures", "unit_code,indicator,month,value", rows);
    }

    private static long reports(List<Case> cases, YearMonth month) {
        return cases.stream()
                .filter(file -> ChinaTime.month(file.reported()).equals(month))
                .count();
    }
}
