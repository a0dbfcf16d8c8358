package cn.fanzha.command.demo;

import cn.fanzha.command.shared.ChinaTime;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Eighteen months of cases up to yesterday, and how far each has come. */
final class DemoCases {

    private static final double A_DAY = 5.4;
    private static final long FILING_THRESHOLD = 300_000;
    private static final List<Integer> HOURS = IntStream.range(0, 24).boxed().toList();
    private static final double[] BUSY_HOURS = {
        .5, .3, .2, .1, .1, .2, .3, .6, 1.3, 2.5, 3, 2.8, 1.8, 1.9, 2.8, 3, 2.9, 2.2, 1.6, 1.7, 1.9, 1.6, 1, .7
    };
    private static final Map<String, Double> STATIONS = Map.of(
            "990101010000", 16.0,
            "990101020000", 13.0,
            "990101030000", 9.0,
            "990102010000", 14.0,
            "990102020000", 12.0,
            "990102030000", 13.0,
            "990103010000", 9.0,
            "990103020000", 5.0,
            "990103030000", 8.0);
    private static final List<Weighted> CHANNELS = List.of(
            new Weighted("ALARM_110", 42),
            new Weighted("HOTLINE_96110", 23),
            new Weighted("WALK_IN", 22),
            new Weighted("BANK", 7),
            new Weighted("ONLINE", 4),
            new Weighted("TRANSFERRED_IN", 2));
    private static final String UNIVERSITY = "990102030000";

    private record Weighted(String word, double weight) {}

    private final DemoFile file = new DemoFile(
            "cases",
            "case_no,unit_code,channel,fraud_type,reported_at,accepted_at,filed_at,solved_at,concluded_at,"
                    + "prosecuted_at,closed_at,rejected_at,withdrawn_at,amount_involved,loss,victim_name,victim_id_no,"
                    + "victim_phone,region_code,summary,tags,operation_no");
    private final List<DemoCase> cases = new ArrayList<>();
    private final Map<String, Integer> serials = new HashMap<>();
    private final LocalDate today;
    private final DemoDice dice;
    private final List<DemoGang> gangs;

    DemoCases(LocalDate today, DemoDice dice, List<DemoGang> gangs) {
        this.today = today;
        this.dice = dice;
        this.gangs = gangs;
        int days = DemoYears.days(today);
        for (int back = days; back > 0; back--) {
            LocalDate day = today.minusDays(back);
            double passed = 1 - (double) back / days;
            double rest = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0 ? 0.85 : 1.06;
            // dissuasion bears fruit: a tenth less each year
            double average = A_DAY * DemoFraud.busyness(day.getMonthValue()) * rest * (1.08 - 0.16 * passed);
            IntStream.range(0, dice.times(average))
                    .mapToObj(i -> moment(day))
                    .sorted(Comparator.naturalOrder())
                    .forEach(at -> add(day, at, passed));
        }
    }

    DemoFile file() {
        return file;
    }

    List<DemoCase> cases() {
        return cases;
    }

    private Instant moment(LocalDate day) {
        return ChinaTime.startOf(day)
                .plusSeconds(dice.weighted(HOURS, hour -> BUSY_HOURS[hour]) * 3600L + dice.upTo(3600));
    }

    private void add(LocalDate day, Instant reported, double passed) {
        DemoFraud fraud = dice.weighted(DemoFraud.ALL, one -> one.weight(passed, day.getMonthValue()));
        String unit =
                dice.weighted(DemoCity.stations(), code -> STATIONS.getOrDefault(code, 1.0) * liking(code, fraud));
        List<DemoGang> atWork = gangs.stream().filter(gang -> gang.worksOn(day)).toList();
        DemoGang gang = !atWork.isEmpty() && dice.chance(46)
                ? dice.weighted(atWork, one -> one.frauds().contains(fraud) ? 8 : 1)
                : null;
        String site = gang == null ? "s%05d.example".formatted(dice.upTo(100_000)) : dice.one(gang.sites());
        String platform =
                gang != null && gang.frauds().getFirst() == fraud ? gang.platform() : DemoStories.platform(fraud, dice);
        DemoCard payee = gang == null
                ? DemoCard.any(dice)
                : dice.weighted(gang.cards(), card -> 1.0 / (1 + gang.cards().indexOf(card)));
        long cents = rounded(dice.scattered(fraud.median * 100, fraud.spread));
        int age = unit.equals(UNIVERSITY) && dice.chance(70)
                ? dice.about(21, 2, 17, 29)
                : dice.about(fraud.age, fraud.ages, 14, 84);
        String victim = dice.name();
        String phone = dice.phone();
        String month = ChinaTime.month(reported).toString().replace("-", "");
        String number = "A%s%s%04d".formatted(unit, month, serials.merge(unit + month, 1, Integer::sum));
        Way way = way(reported, cents, gang != null);
        file.add(
                number,
                unit,
                dice.weighted(CHANNELS, Weighted::weight).word(),
                fraud.code,
                ChinaTime.formatSeconds(reported),
                text(way.accepted),
                text(way.filed),
                text(way.solved),
                text(way.concluded),
                text(way.prosecuted),
                text(way.closed),
                text(way.rejected),
                text(way.withdrawn),
                DemoDice.yuan(cents),
                DemoDice.yuan(dice.chance(70) ? cents : cents * dice.between(55, 99) / 100),
                victim,
                dice.residentId(unit.substring(0, 6), age, day.getYear()),
                phone,
                unit.substring(0, 6),
                DemoStories.tell(fraud, cents, platform, site, dice),
                String.join(";", tags(fraud, age, unit, day)),
                gang != null && way.solved != null ? DemoOperations.numberAt(way.solved, today) : "");
        cases.add(new DemoCase(
                number, unit, fraud, reported, way.filed, way.solved, cents, victim, phone, gang, payee, site));
    }

    private static double liking(String unit, DemoFraud fraud) {
        return switch (unit) {
            case UNIVERSITY -> fraud == DemoFraud.BRUSHING || fraud == DemoFraud.GAMES ? 1.8 : 0.7;
            case DemoCity.TINGTAO -> fraud == DemoFraud.INVESTMENT || fraud == DemoFraud.ACQUAINTANCE ? 1.6 : 1;
            case "990103020000" -> fraud == DemoFraud.AUTHORITIES || fraud == DemoFraud.LOAN ? 1.7 : 1;
            default -> 1;
        };
    }

    private Set<String> tags(DemoFraud fraud, int age, String unit, LocalDate day) {
        Set<String> tags = new TreeSet<>();
        put(tags, "涉老", age >= 60 ? 100 : 0);
        put(tags, "涉未成年人", age < 18 ? 100 : 0);
        put(tags, "涉校", unit.equals(UNIVERSITY) && age < 26 ? 85 : age < 22 ? 30 : 0);
        put(tags, "跨境", fraud == DemoFraud.INVESTMENT || fraud == DemoFraud.AUTHORITIES ? 38 : 6);
        put(tags, "涉企", fraud == DemoFraud.ACQUAINTANCE ? 55 : 1);
        put(tags, "涉疫", fraud == DemoFraud.SHOPPING && (day.getMonthValue() <= 2 || day.getMonthValue() == 12) ? 8 : 0);
        put(tags, "虚拟币", fraud == DemoFraud.INVESTMENT ? 25 : 2);
        return tags;
    }

    private void put(Set<String> tags, String tag, int percent) {
        if (dice.chance(percent)) {
            tags.add(tag);
        }
    }

    /** How far a case has come; what lies ahead of today has not happened. */
    private record Way(
            @Nullable Instant accepted,
            @Nullable Instant filed,
            @Nullable Instant solved,
            @Nullable Instant concluded,
            @Nullable Instant prosecuted,
            @Nullable Instant closed,
            @Nullable Instant rejected,
            @Nullable Instant withdrawn) {}

    private Way way(Instant reported, long cents, boolean ofGang) {
        boolean fresh = !dice.isPast(reported.plusSeconds(3 * 86_400L));
        Instant accepted = fresh && dice.chance(45) ? null : after(reported, 1_200, 10_800);
        if (accepted == null) {
            return new Way(null, null, null, null, null, null, null, null);
        }
        boolean files = dice.chance(cents >= FILING_THRESHOLD ? 91 : 38);
        Instant decided = after(accepted, 7_200, files ? 3 * 86_400 : 6 * 86_400);
        if (decided == null || !files) {
            return new Way(accepted, null, null, null, null, null, decided, null);
        }
        boolean solves = dice.chance(ofGang ? 52 : 24);
        Instant solved = solves ? after(decided, 5 * 86_400, 130 * 86_400) : null;
        Instant withdrawn = !solves && dice.chance(1.5) ? after(decided, 20 * 86_400, 60 * 86_400) : null;
        Instant concluded = solved == null ? null : after(solved, 30 * 86_400, 95 * 86_400);
        Instant prosecuted = concluded == null ? null : after(concluded, 86_400, 15 * 86_400);
        Instant closed = prosecuted == null ? null : after(prosecuted, 35 * 86_400, 90 * 86_400);
        return new Way(accepted, decided, solved, concluded, prosecuted, closed, null, withdrawn);
    }

    private @Nullable Instant after(Instant before, int least, int most) {
        Instant at = before.plusSeconds(dice.between(least, most));
        return dice.isPast(at) ? at : null;
    }

    private static String text(@Nullable Instant at) {
        return at == null ? "" : ChinaTime.formatSeconds(at);
    }

    /** People send round sums more often than not. */
    private long rounded(long cents) {
        long unit = dice.chance(35) ? 1 : cents > 2_000_000 ? 100_000 : cents > 200_000 ? 10_000 : 100;
        return Math.max(10_000, Math.round((double) cents / unit) * unit);
    }
}
