package cn.fanzha.command.demo;

import cn.fanzha.command.shared.ChinaTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Special operations, and what the districts did in them and between them: trips, seizures, inspections. */
final class DemoOperations {

    static final String RUNNING = "YL-DL-02";
    private static final String OVER = "YL-QY-01";
    private static final String CAMPUS = "YL-HX-03";
    private static final List<String> SEIZED = List.of(
            "PHONE_CARD", "PHONE_CARD", "BANK_CARD", "BANK_CARD", "PHONE", "PHONE", "COMPUTER", "GOIP", "BASE_STATION");
    private static final List<String> PLACES =
            List.of("东汐省,云屏市", "东汐省,望川市", "南岭省,榕港市", "西岚省,雪泉市", "北原省,松江湾市", "南岭省,榕港市;石湾市", "西岚省;北原省,雪泉市;鹿鸣市");

    private final DemoFile operations = new DemoFile("operations", "operation_no,unit_code,name,starts_on,ends_on");
    private final DemoFile trips =
            new DemoFile("trips", "trip_no,unit_code,operation_no,left_on,returned_on,officers,provinces,cities");
    private final DemoFile seizures =
            new DemoFile("seizures", "seizure_no,unit_code,operation_no,kind,quantity,seized_at");
    private final DemoFile inspections =
            new DemoFile("inspections", "inspection_no,unit_code,operation_no,premises_kind,quantity,inspected_at");
    private final LocalDate today;

    DemoOperations(LocalDate today, DemoDice dice) {
        this.today = today;
        operations.add(OVER, DemoCity.CITY, "清源行动", day(300), day(240));
        operations.add(RUNNING, DemoCity.CITY, "断链行动", day(75), day(-40));
        operations.add(CAMPUS, DemoCity.DISTRICTS.get(1), "护校行动", day(150), day(118));
        for (int back = DemoYears.days(today) - 1; back > 0; back--) {
            if (dice.chance(inOperation(back) ? 32 : 13)) {
                work(back, dice);
            }
        }
    }

    List<DemoFile> first() {
        return List.of(operations);
    }

    List<DemoFile> rest() {
        return List.of(trips, seizures, inspections);
    }

    /** The city's operation that what was done at that moment is credited to; none: an empty cell. */
    static String numberAt(Instant at, LocalDate today) {
        LocalDate day = ChinaTime.date(at);
        if (!day.isBefore(today.minusDays(75))) {
            return RUNNING;
        }
        return !day.isBefore(today.minusDays(300)) && day.isBefore(today.minusDays(240)) ? OVER : "";
    }

    /** The days on which the net was drawn, and the next one. */
    static List<LocalDate> waves(LocalDate today) {
        return List.of(today.minusDays(58), today.minusDays(30), today.minusDays(6), today.plusDays(9));
    }

    private static boolean inOperation(int back) {
        return back <= 75 || back > 240 && back <= 300;
    }

    private void work(int back, DemoDice dice) {
        String district = dice.one(DemoCity.DISTRICTS);
        Instant at = ChinaTime.startOf(today.minusDays(back)).plus(dice.between(8, 20), ChronoUnit.HOURS);
        String operation = numberAt(at, today);
        String kind = dice.one(SEIZED);
        boolean many = kind.endsWith("CARD");
        seizures.add(
                seizures.next("YLJ"),
                district,
                operation,
                kind,
                many ? dice.scattered(24, 0.9) : dice.scattered(4, 0.7),
                ChinaTime.formatSeconds(at));
        if (dice.chance(70)) {
            inspections.add(
                    inspections.next("YLC"),
                    district,
                    operation,
                    dice.one(List.of("OFFICE", "OFFICE", "FLAT", "RENTAL", "RENTAL", "OTHER")),
                    dice.scattered(18, 0.6),
                    ChinaTime.formatSeconds(at));
        }
        if (dice.chance(28)) {
            String[] place = dice.one(PLACES).split(",");
            boolean away = back < 6;
            trips.add(
                    trips.next("YLT"),
                    district,
                    operation,
                    day(back),
                    away ? "" : day(back - dice.between(2, 5)),
                    dice.between(2, 8),
                    place[0],
                    place[1]);
        }
    }

    private String day(int back) {
        return today.minusDays(back).toString();
    }
}
