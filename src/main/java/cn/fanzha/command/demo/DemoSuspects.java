package cn.fanzha.command.demo;

import cn.fanzha.command.shared.ChinaTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gangs, their dens, and who was captured: of most the law's limits were kept, of a few they end these days. */
final class DemoSuspects {

    private static final List<String> ROLES = List.of(
            "CARD_MULE",
            "CARD_MULE",
            "CARD_MULE",
            "CASH_RUNNER",
            "CASH_RUNNER",
            "CARD_DEALER",
            "CALLER",
            "RECRUITER",
            "TECHNICIAN",
            "BACKBONE",
            "MASTERMIND",
            "");

    private final DemoFile gangs =
            new DemoFile("gangs", "gang_no,unit_code,name,kind,discovered_at,dismantled_at,amount,operation_no,tags");
    private final DemoFile dens =
            new DemoFile("dens", "den_no,unit_code,gang_no,premises_kind,region_code,destroyed_at,operation_no");
    private final DemoFile suspects = new DemoFile(
            "suspects",
            "person_no,unit_code,name,id_no,gang_no,role,case_nos,captured_at,detained_at,bailed_at,surveilled_at,"
                    + "arrested_at,prosecuted_at,operation_no");
    private final Map<String, Integer> serials = new HashMap<>();
    private final LocalDate today;
    private final DemoDice dice;

    DemoSuspects(LocalDate today, DemoDice dice, List<DemoGang> all, List<DemoCase> cases) {
        this.today = today;
        this.dice = dice;
        Map<DemoGang, List<DemoCase>> work = cases.stream()
                .filter(one -> one.gang() != null)
                .collect(Collectors.groupingBy(one -> Objects.requireNonNull(one.gang())));
        all.forEach(gang -> gang(gang, work.getOrDefault(gang, List.of())));
        cases.forEach(one -> captured(one, work));
        limits(cases);
    }

    List<DemoFile> files() {
        return List.of(gangs, dens, suspects);
    }

    private void gang(DemoGang gang, List<DemoCase> cases) {
        Instant cut = gang.dismantled();
        String operation = cut == null ? "" : DemoOperations.numberAt(cut, today);
        gangs.add(
                gang.number(),
                gang.district(),
                gang.name(),
                gang.kind(),
                ChinaTime.formatSeconds(gang.discovered()),
                cut == null ? "" : ChinaTime.formatSeconds(cut),
                DemoDice.yuan(cases.stream().mapToLong(DemoCase::cents).sum() + 1_000_000),
                operation,
                dice.chance(35) ? "跨境" : "");
        for (int i = 0; cut != null && i < dice.upTo(3); i++) {
            dens.add(
                    dens.next("YLW"),
                    gang.district(),
                    gang.number(),
                    dice.one(List.of("RENTAL", "RENTAL", "FLAT", "OFFICE")),
                    gang.district().substring(0, 6),
                    ChinaTime.formatSeconds(cut),
                    operation);
        }
    }

    /** Who was captured when a case was solved: of a gang several, who worked on its other victims as well. */
    private void captured(DemoCase file, Map<DemoGang, List<DemoCase>> work) {
        Instant solved = file.solved();
        if (solved == null) {
            return;
        }
        DemoGang gang = file.gang();
        List<String> numbers = new ArrayList<>(List.of(file.number()));
        if (gang != null) {
            work.getOrDefault(gang, List.of()).stream()
                    .filter(other -> other != file && other.reported().isBefore(solved))
                    .limit(dice.upTo(4))
                    .forEach(other -> numbers.add(other.number()));
        }
        for (int i = 0; i <= dice.upTo(gang == null ? 2 : 3); i++) {
            add(file, solved.minusSeconds(dice.upTo(86_400)), numbers);
        }
    }

    private void add(DemoCase file, Instant captured, List<String> numbers) {
        boolean detained = dice.chance(84);
        boolean arrested = detained && dice.chance(62);
        // who is not arrested is bailed before the detention's 30 days are over
        Instant taken = captured.plus(dice.between(4, 23), ChronoUnit.HOURS);
        Instant arrest = taken.plus(dice.between(18, 29), ChronoUnit.DAYS);
        Instant bail = detained ? taken.plus(dice.between(7, 28), ChronoUnit.DAYS) : taken;
        Instant trial = (arrested ? arrest : bail).plus(dice.between(45, 170), ChronoUnit.DAYS);
        write(
                file,
                file.gang(),
                numbers,
                captured,
                detained ? dice.past(taken) : "",
                arrested ? "" : dice.past(bail),
                "",
                arrested ? dice.past(arrest) : "",
                dice.past(trial));
    }

    /** Measures whose limits end within days, and one whose limit is over (程序规定 arts 107, 122, 129). */
    private void limits(List<DemoCase> cases) {
        List<DemoCase> own = cases.stream()
                .filter(one -> one.district().equals(DemoCity.DISTRICTS.getFirst()) && one.filed() != null)
                .toList();
        List<DemoCase> recent = own.subList(Math.max(0, own.size() - 60), own.size());
        for (int days : List.of(2, 3, 6, 7, 29, 36, 38)) {
            Instant at = ago(days);
            write(recent.get(dice.upTo(20)), null, null, at.minusSeconds(30_000), text(at), "", "", "", "");
        }
        Instant bail = ChinaTime.startOf(today.minusMonths(12).plusDays(6)).plus(15, ChronoUnit.HOURS);
        write(own.getFirst(), null, null, bail.minusSeconds(50_000), "", text(bail), "", "", "");
        Instant home = ChinaTime.startOf(today.minusMonths(6).plusDays(9)).plus(15, ChronoUnit.HOURS);
        write(own.getFirst(), null, null, home.minusSeconds(50_000), "", "", text(home), "", "");
    }

    private void write(
            DemoCase file,
            @Nullable DemoGang gang,
            @Nullable List<String> numbers,
            Instant captured,
            String detained,
            String bailed,
            String surveilled,
            String arrested,
            String prosecuted) {
        String start = "R" + file.unit() + ChinaTime.month(captured).toString().replace("-", "");
        suspects.add(
                start + "%04d".formatted(serials.merge(start, 1, Integer::sum)),
                file.unit(),
                dice.name(),
                dice.residentId("990199", dice.about(29, 8, 17, 62), today.getYear()),
                gang == null ? "" : gang.number(),
                gang == null ? "" : dice.one(ROLES),
                numbers == null ? file.number() : String.join(";", numbers),
                text(captured),
                detained,
                bailed,
                surveilled,
                arrested,
                prosecuted,
                DemoOperations.numberAt(captured, today));
    }

    private Instant ago(int days) {
        return ChinaTime.startOf(today.minusDays(days)).plus(15, ChronoUnit.HOURS);
    }

    private static String text(Instant at) {
        return ChinaTime.formatSeconds(at);
    }
}
