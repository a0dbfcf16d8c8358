package cn.fanzha.command.demo;

import cn.fanzha.command.shared.ChinaTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stops and their answers, the freezes that followed, what went back to victims, and how the money had run. */
final class DemoFunds {

    private static final Duration RUNS = Duration.ofHours(46);
    private static final List<String> REASONS = List.of(
            "NO_BALANCE",
            "NO_BALANCE",
            "NO_BALANCE",
            "NO_BALANCE",
            "ALREADY_FROZEN",
            "ACCOUNT_CLOSED",
            "HOLDER_DIFFERS",
            "AMOUNT_DIFFERS",
            "TECHNICAL");

    private final DemoFile stops = new DemoFile(
            "stop-payments",
            "request_no,unit_code,case_no,institution_code,account_no,account_name,amount,requested_at,stopped_at,"
                    + "stopped_amount,refused_at,refusal_code,frozen_at,frozen_amount");
    private final DemoFile freezes = new DemoFile(
            "freezes",
            "freeze_no,unit_code,case_no,institution_code,account_no,account_name,mode,limit_amount,frozen_at,"
                    + "frozen_amount,ends_on,released_at");
    private final DemoFile returns = new DemoFile(
            "returns", "return_no,unit_code,case_no,victim_name,from_account,to_account,amount,returned_at");
    private final DemoFile transfers = new DemoFile(
            "transfers",
            "transfer_no,from_account,from_name,to_account,to_name,to_institution,amount,at,balance_after,channel,"
                    + "case_no");
    private final DemoFile controls = new DemoFile(
            "control-requests", "control_no,unit_code,kind,value,institution_code,case_no,requested_at,done_at");
    private final Map<String, Integer> stopped = new HashMap<>();
    private final LocalDate today;
    private final DemoDice dice;

    DemoFunds(LocalDate today, DemoDice dice, List<DemoCase> cases) {
        this.today = today;
        this.dice = dice;
        for (DemoCase file : cases) {
            DemoCard own = DemoCard.of(dice.one(DemoCity.BANKS), dice);
            // the last days belong to the calls that are on the desks now
            if (dice.isPast(file.reported().plus(3, ChronoUnit.DAYS)) && dice.chance(78)) {
                stop(file, own);
            }
            if (file.gang() != null || dice.chance(20)) {
                flow(file, own);
            }
            control(file);
        }
        ending(cases);
    }

    List<DemoFile> files() {
        return List.of(stops, freezes, returns, transfers, controls);
    }

    private void stop(DemoCase file, DemoCard own) {
        Instant asked = file.reported().plusSeconds(dice.scattered(240, 0.8));
        Instant answered = asked.plusSeconds(Math.min(20_000, 60 + dice.scattered(420, 0.9)));
        String account = file.payee().number();
        // the law lets an account be stopped twice
        boolean holds = dice.chance(57) && stopped.merge(account, 1, Integer::sum) <= 2;
        int share =
                dice.chance(30) ? dice.between(1, 6) : dice.chance(60) ? dice.between(10, 60) : dice.between(60, 100);
        long cents = file.cents() * share / 100;
        Instant filed = file.filed();
        Instant frozen = filed == null ? answered.plus(RUNS) : later(filed.plusSeconds(3_600), answered);
        boolean freezes = holds
                && filed != null
                && frozen.isBefore(answered.plus(RUNS))
                && dice.isPast(frozen)
                && dice.chance(88);
        stops.add(
                stops.next("YLS"),
                file.unit(),
                file.number(),
                file.payee().institution(),
                account,
                file.payee().holder(),
                DemoDice.yuan(file.cents()),
                text(asked),
                holds ? text(answered) : "",
                holds ? DemoDice.yuan(cents) : "",
                holds ? "" : text(answered),
                holds ? "" : dice.one(REASONS),
                freezes ? text(frozen) : "",
                freezes ? DemoDice.yuan(cents) : "");
        if (freezes) {
            giveBack(file, own, cents, frozen);
        } else if (filed != null && dice.chance(9)) {
            laterFreeze(file, filed.plus(dice.between(1, 12), ChronoUnit.DAYS), null);
        }
    }

    private void giveBack(DemoCase file, DemoCard own, long cents, Instant frozen) {
        Instant at = frozen.plus(dice.between(35, 170), ChronoUnit.DAYS);
        if (cents > 100_000 && dice.chance(56) && dice.isPast(at)) {
            returns.add(
                    returns.next("YLF"),
                    file.unit(),
                    file.number(),
                    file.victim(),
                    file.payee().number(),
                    own.number(),
                    DemoDice.yuan(dice.chance(60) ? cents : cents * dice.between(40, 95) / 100),
                    text(at));
        }
    }

    /** A freeze without a stop before it: of an account further down the flow. */
    private void laterFreeze(DemoCase file, Instant at, @Nullable LocalDate ends) {
        if (!dice.isPast(at)) {
            return;
        }
        DemoCard further = DemoCard.any(dice);
        LocalDate last = ends == null ? ChinaTime.date(at).plusMonths(6) : ends;
        Instant released = at.plus(dice.between(20, 150), ChronoUnit.DAYS);
        boolean limit = dice.chance(75);
        freezes.add(
                freezes.next("YLD"),
                file.unit(),
                file.number(),
                further.institution(),
                further.number(),
                further.holder(),
                limit ? "LIMIT" : "RECEIVE_ONLY",
                limit ? DemoDice.yuan(file.cents()) : "",
                text(at),
                DemoDice.yuan(file.cents() * dice.between(5, 80) / 100),
                last,
                ends == null && dice.chance(20) ? dice.past(released) : "");
    }

    /** Freezes that must be renewed these days, and some a little later. */
    private void ending(List<DemoCase> cases) {
        LocalDate begun = today.minusMonths(6);
        List<DemoCase> then = cases.stream()
                .filter(one -> one.filed() != null
                        && ChinaTime.date(one.filed()).isBefore(begun)
                        && ChinaTime.date(one.reported()).isAfter(begun.minusDays(40)))
                .toList();
        List<Integer> days = List.of(0, 1, 2, 4, 6, 8, 9, 12, 15, 20, 28);
        for (int i = 0; i < days.size(); i++) {
            LocalDate ends = today.plusDays(days.get(i));
            Instant at = ChinaTime.startOf(ends.minusMonths(6)).plus(dice.between(9, 18), ChronoUnit.HOURS);
            laterFreeze(then.get(i * then.size() / days.size()), at, ends);
        }
    }

    /** From the victim to the account that was named, and within minutes in parts further down. */
    private void flow(DemoCase file, DemoCard own) {
        Instant at = file.reported().minusSeconds(1_200 + dice.scattered(5_400, 1));
        int parts = 1 + dice.upTo(3);
        long rest = file.cents();
        for (int i = 1; i <= parts; i++) {
            long cents = i == parts ? rest : rest * dice.between(30, 60) / 100;
            rest -= cents;
            at = at.plusSeconds(dice.between(40, 500));
            transfer(own, file.payee(), cents, at, "手机银行", file.number());
            if (file.gang() != null) {
                DemoCard next =
                        file.gang().cards().get(dice.upTo(file.gang().cards().size()));
                if (!next.number().equals(file.payee().number())) {
                    transfer(
                            file.payee(),
                            next,
                            cents * dice.between(85, 99) / 100,
                            at.plusSeconds(dice.between(50, 900)),
                            "网上银行",
                            null);
                }
            }
        }
    }

    private void transfer(DemoCard from, DemoCard to, long cents, Instant at, String channel, @Nullable String caseNo) {
        transfers.add(
                transfers.next("YLL"),
                from.number(),
                from.holder(),
                to.number(),
                to.holder(),
                to.institution(),
                DemoDice.yuan(Math.max(100, cents)),
                text(at),
                DemoDice.yuan(dice.scattered(8_000, 1.4)),
                channel,
                caseNo);
    }

    /** What a case names is blocked: the caller's number, the site, the app. */
    private void control(DemoCase file) {
        if (!dice.chance(34)) {
            return;
        }
        DemoGang gang = file.gang();
        Instant asked = file.reported().plusSeconds(dice.between(1_800, 9_000));
        Instant done = asked.plusSeconds(dice.scattered(14_000, 1));
        String kind = dice.one(List.of("NUMBER", "NUMBER", "SITE", "SITE", "APP"));
        String value = switch (kind) {
            case "NUMBER" -> gang == null ? dice.phone() : dice.one(gang.phones());
            case "SITE" -> file.site();
            default -> "com." + file.site().replace(".example", "").replace("-", ".") + ".client";
        };
        controls.add(
                controls.next("YLK"),
                file.unit(),
                kind,
                value,
                kind.equals("NUMBER") ? DemoCity.TELECOM : DemoCity.INTERNET,
                file.number(),
                dice.isPast(asked) ? text(asked) : text(file.reported()),
                dice.chance(94) ? dice.past(done) : "");
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other.plusSeconds(3_600);
    }

    private static String text(Instant at) {
        return ChinaTime.formatSeconds(at);
    }
}
