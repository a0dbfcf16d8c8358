package cn.fanzha.command.demo;

import cn.fanzha.command.demo.DemoHistory.Case;
import cn.fanzha.command.shared.ChinaTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Stops, the freezes that took over, and what went back to victims. */
final class DemoFunds {

    private final DemoImports imports;
    private final DemoDice dice;
    private final List<String> stops = new ArrayList<>();
    private final List<String> returns = new ArrayList<>();

    DemoFunds(DemoImports imports, DemoDice dice) {
        this.imports = imports;
        this.dice = dice;
    }

    void run(List<Case> cases) {
        // the last days belong to the calls that are on the desks now
        cases.stream()
                .filter(file -> dice.isPast(file.reported().plus(3, ChronoUnit.DAYS)) && dice.chance(75))
                .forEach(this::stop);
        imports.run(
                "stop-payments",
                "request_no,unit_code,case_no,institution_code,account_no,account_name,amount,requested_at,stopped_at,stopped_amount,"
                        + "refused_at,refusal_code,frozen_at,frozen_amount",
                stops);
        imports.run("returns", "return_no,unit_code,case_no,victim_name,from_account,amount,returned_at", returns);
        controls(cases);
    }

    private void stop(Case file) {
        Instant asked = file.reported().plusSeconds(60L + dice.upTo(900));
        Instant answered = asked.plusSeconds(120L + dice.upTo(dice.chance(80) ? 1500 : 9000));
        boolean stopped = dice.chance(65);
        long cents = file.cents() * (20 + dice.upTo(81)) / 100;
        Instant filed = file.filed();
        Instant frozen = answered.plus(30, ChronoUnit.HOURS);
        boolean isFrozen = stopped && filed != null && filed.isBefore(frozen) && dice.isPast(frozen);
        String account = "62290299%011d".formatted(dice.upTo(1_000_000_000));
        String number = "YLS%06d".formatted(stops.size() + 1);
        stops.add(String.join(
                ",",
                number,
                file.unit(),
                file.number(),
                DemoCity.UNITS.get(11 + dice.upTo(3)).code(),
                account,
                dice.name(),
                DemoDice.yuan(file.cents()),
                ChinaTime.formatSeconds(asked),
                stopped ? ChinaTime.formatSeconds(answered) : "",
                stopped ? DemoDice.yuan(cents) : "",
                stopped ? "" : ChinaTime.formatSeconds(answered),
                stopped ? "" : dice.one(List.of("NO_BALANCE", "NO_BALANCE", "HOLDER_DIFFERS", "ACCOUNT_CLOSED")),
                isFrozen ? ChinaTime.formatSeconds(frozen) : "",
                isFrozen ? DemoDice.yuan(cents) : ""));
        Instant returned = frozen.plus(60L + dice.upTo(90), ChronoUnit.DAYS);
        if (isFrozen && dice.chance(45) && dice.isPast(returned)) {
            returns.add(String.join(
                    ",",
                    "YLF%06d".formatted(returns.size() + 1),
                    file.unit(),
                    file.number(),
                    dice.name(),
                    account,
                    DemoDice.yuan(cents * (50 + dice.upTo(51)) / 100),
                    ChinaTime.formatSeconds(returned)));
        }
    }

    private void controls(List<Case> cases) {
        List<String> rows = new ArrayList<>();
        for (Case file : cases) {
            if (dice.chance(30)) {
                Instant asked = file.reported().plus(1, ChronoUnit.HOURS);
                Instant done = asked.plusSeconds(1800L + dice.upTo(90_000));
                boolean number = dice.chance(60);
                rows.add(String.join(
                        ",",
                        "YLK%06d".formatted(rows.size() + 1),
                        file.unit(),
                        number ? "NUMBER" : "SITE",
                        number
                                ? "1740001%04d".formatted(dice.upTo(10_000))
                                : "zz%05d.example".formatted(dice.upTo(100_000)),
                        file.number(),
                        dice.past(asked).isEmpty()
                                ? ChinaTime.formatSeconds(file.reported())
                                : ChinaTime.formatSeconds(asked),
                        dice.past(done)));
            }
        }
        imports.run("control-requests", "control_no,unit_code,kind,value,case_no,requested_at,done_at", rows);
    }
}
