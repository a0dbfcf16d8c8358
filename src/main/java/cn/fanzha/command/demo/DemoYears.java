package cn.fanzha.command.demo;

import cn.fanzha.command.shared.ChinaTime;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Eighteen months of the made-up city up to yesterday, as files for the import: the same for one day, whoever makes them.
 * No name, number or account belongs to anybody.
 */
final class DemoYears {

    private static final int MONTHS = 18;
    private static final long SEED = 990_100;

    private DemoYears() {}

    /** How many days lie between the first of all and today: whole months, so that each has one to compare with. */
    static int days(LocalDate today) {
        return (int) ChronoUnit.DAYS.between(today.minusMonths(MONTHS).withDayOfMonth(1), today);
    }

    /** The files, in the order in which they refer to each other. */
    static List<DemoFile> until(LocalDate today) {
        List<DemoGang> gangs = DemoGang.all(today, new DemoDice(SEED, today));
        DemoCases cases = new DemoCases(today, new DemoDice(SEED + 1, today), gangs);
        DemoOperations operations = new DemoOperations(today, new DemoDice(SEED + 2, today));
        List<DemoFile> files = new ArrayList<>(operations.first());
        files.add(cases.file());
        files.addAll(new DemoSuspects(today, new DemoDice(SEED + 3, today), gangs, cases.cases()).files());
        files.addAll(new DemoFunds(today, new DemoDice(SEED + 4, today), cases.cases()).files());
        files.addAll(operations.rest());
        files.addAll(new DemoAlerts(today, new DemoDice(SEED + 5, today), cases.cases()).files());
        files.add(criminalReports(cases.cases(), new DemoDice(SEED + 6, today)));
        return List.copyOf(files);
    }

    private static DemoFile criminalReports(List<DemoCase> cases, DemoDice dice) {
        DemoFile file = new DemoFile("external-figures", "unit_code,indicator,month,value");
        Map<String, Long> months = cases.stream()
                .collect(Collectors.groupingBy(
                        one -> ChinaTime.month(one.reported()).toString(), TreeMap::new, Collectors.counting()));
        months.forEach((month, count) ->
                file.add(DemoCity.CITY, "criminal.reported", month, count * 2 + dice.between(10, 40)));
        return file;
    }
}
