package cn.fanzha.command.demo;

import cn.fanzha.command.demo.DemoHistory.Case;
import cn.fanzha.command.shared.ChinaTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Operations, and the gangs, dens and suspects that were found in them and between them. */
final class DemoGangs {

    private static final List<String> DISTRICTS = List.of("990101000000", "990102000000", "990103000000");
    private static final List<String> KINDS =
            List.of("CALLS", "MONEY_MOVING", "MONEY_MOVING", "CARD_DEALING", "CARD_DEALING", "TRAFFIC", "GOIP");
    private static final List<String> ROLES =
            List.of("CARD_MULE", "CARD_MULE", "CARD_MULE", "CASH_RUNNER", "CARD_DEALER", "CALLER", "BACKBONE", "");

    private final DemoImports imports;
    private final DemoDice dice;
    private final LocalDate today;
    private final Map<String, Integer> serials = new HashMap<>();

    DemoGangs(DemoImports imports, DemoDice dice, LocalDate today) {
        this.imports = imports;
        this.dice = dice;
        this.today = today;
    }

    void run(List<Case> cases) {
        operations();
        List<String> gangs = gangs();
        suspects(cases, gangs);
    }

    private String operation(Instant at) {
        LocalDate day = ChinaTime.date(at);
        if (!day.isBefore(today.minusDays(75))) {
            return "YL-DL-02";
        }
        return !day.isBefore(today.minusDays(300)) && day.isBefore(today.minusDays(240)) ? "YL-QY-01" : "";
    }

    private void operations() {
        imports.run(
                "operations",
                "operation_no,unit_code,name,starts_on,ends_on",
                List.of(
                        String.join(",", "YL-QY-01", DemoHistory.CITY, "清源行动", day(300), day(240)),
                        String.join(
                                ",",
                                "YL-DL-02",
                                DemoHistory.CITY,
                                "断链行动",
                                day(75),
                                today.plusDays(40).toString())));
        List<String> trips = new ArrayList<>();
        List<String> seizures = new ArrayList<>();
        List<String> inspections = new ArrayList<>();
        for (int back = 500; back > 0; back -= 9) {
            Instant at = ChinaTime.startOf(today.minusDays(back)).plus(9 + dice.upTo(10), ChronoUnit.HOURS);
            String district = dice.one(DISTRICTS);
            seizures.add(String.join(
                    ",",
                    "YLJ" + back,
                    district,
                    operation(at),
                    dice.one(List.of("PHONE_CARD", "BANK_CARD", "GOIP", "COMPUTER", "PHONE")),
                    String.valueOf(1 + dice.upTo(60)),
                    ChinaTime.formatSeconds(at)));
            inspections.add(String.join(
                    ",",
                    "YLC" + back,
                    district,
                    operation(at),
                    dice.one(List.of("OFFICE", "OFFICE", "FLAT", "RENTAL")),
                    String.valueOf(5 + dice.upTo(40)),
                    ChinaTime.formatSeconds(at)));
            if (back % 4 == 0) {
                trips.add(String.join(
                        ",",
                        "YLT" + back,
                        district,
                        operation(at),
                        day(back),
                        day(back - 4),
                        String.valueOf(2 + dice.upTo(6)),
                        "东汐省",
                        "云屏市;望川市"));
            }
        }
        imports.run("trips", "trip_no,unit_code,operation_no,left_on,returned_on,officers,provinces,cities", trips);
        imports.run("seizures", "seizure_no,unit_code,operation_no,kind,quantity,seized_at", seizures);
        imports.run(
                "inspections", "inspection_no,unit_code,operation_no,premises_kind,quantity,inspected_at", inspections);
    }

    private List<String> gangs() {
        List<String> numbers = new ArrayList<>();
        List<String> gangs = new ArrayList<>();
        List<String> dens = new ArrayList<>();
        for (int back = 520; back > 5; back -= 13) {
            Instant found = ChinaTime.startOf(today.minusDays(back)).plus(dice.upTo(20), ChronoUnit.HOURS);
            Instant cut = found.plus(15L + dice.upTo(60), ChronoUnit.DAYS);
            boolean dismantled = dice.chance(75) && dice.isPast(cut);
            String number = "YLG%03d".formatted(numbers.size() + 1);
            String district = dice.one(DISTRICTS);
            numbers.add(number);
            gangs.add(String.join(
                    ",",
                    number,
                    district,
                    "“%s”涉诈团伙".formatted(ChinaTime.date(found).toString().substring(2)),
                    dice.one(KINDS),
                    ChinaTime.formatSeconds(found),
                    dismantled ? ChinaTime.formatSeconds(cut) : "",
                    DemoDice.yuan(5_000_000L + dice.upTo(400_000_000)),
                    dismantled ? operation(cut) : ""));
            if (dismantled && dice.chance(60)) {
                dens.add(String.join(
                        ",",
                        "YLW%03d".formatted(numbers.size()),
                        district,
                        number,
                        "RENTAL",
                        district.substring(0, 6),
                        ChinaTime.formatSeconds(cut),
                        operation(cut)));
            }
        }
        imports.run("gangs", "gang_no,unit_code,name,kind,discovered_at,dismantled_at,amount,operation_no", gangs);
        imports.run("dens", "den_no,unit_code,gang_no,premises_kind,region_code,destroyed_at,operation_no", dens);
        return numbers;
    }

    private void suspects(List<Case> cases, List<String> gangs) {
        List<String> rows = new ArrayList<>();
        for (Case file : cases) {
            Instant solved = file.solved();
            if (solved != null) {
                for (int i = 0; i <= dice.upTo(3); i++) {
                    rows.add(suspect(file, solved.minusSeconds(dice.upTo(86_400)), gangs));
                }
            }
        }
        imports.run(
                "suspects",
                "person_no,unit_code,name,id_no,gang_no,role,case_nos,captured_at,detained_at,bailed_at,arrested_at,prosecuted_at,operation_no",
                rows);
    }

    private String suspect(Case file, Instant captured, List<String> gangs) {
        String start = "R" + file.unit() + ChinaTime.month(captured).toString().replace("-", "");
        boolean detained = dice.chance(85);
        boolean arrested = detained && dice.chance(55);
        String gang = dice.chance(40) ? dice.one(gangs) : "";
        return String.join(
                ",",
                start + "%04d".formatted(serials.merge(start, 1, Integer::sum)),
                file.unit(),
                dice.name(),
                dice.residentId("990199"),
                gang,
                gang.isEmpty() ? "" : dice.one(ROLES),
                file.number(),
                ChinaTime.formatSeconds(captured),
                detained ? dice.past(captured.plus(20, ChronoUnit.HOURS)) : "",
                detained ? "" : dice.past(captured.plus(1, ChronoUnit.DAYS)),
                arrested ? dice.past(captured.plus(30, ChronoUnit.DAYS)) : "",
                arrested ? dice.past(captured.plus(110, ChronoUnit.DAYS)) : "",
                operation(captured));
    }

    private String day(int back) {
        return today.minusDays(back).toString();
    }
}
