package cn.fanzha.command.volume;

import cn.fanzha.command.shared.ChinaTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stops asked of the payees' banks, what became of each, and the freezes that took over. */
final class VolumeStops {

    /** Requests of a case at most. */
    private static final int A_CASE = 2;

    private static final int STOP = 10;
    private static final int FREEZE = 11;
    private static final Duration TERM = Duration.ofHours(48);

    private final VolumePlan plan;
    private final VolumeUnits units;
    private final VolumePeople people;
    private final VolumeCases cases;
    private final VolumeFunds funds;
    private final VolumeSerials serials;

    VolumeStops(VolumePlan plan, VolumeUnits units, VolumePeople people, VolumeCases cases, VolumeFunds funds) {
        this.plan = plan;
        this.units = units;
        this.people = people;
        this.cases = cases;
        this.funds = funds;
        this.serials = new VolumeSerials('Z', plan.cases() * A_CASE, row -> {
            VolumeCases.Made made = cases.made(row / A_CASE);
            Instant requested = requested(made, row % A_CASE);
            return requested == null
                    ? null
                    : new VolumeSerials.Place(units.at(made.station()).code(), requested);
        });
    }

    private record Made(
            VolumeCases.Made file,
            UUID id,
            String number,
            Instant requested,
            String state,
            @Nullable Instant answered,
            @Nullable Instant stopped,
            @Nullable Instant ended,
            int account,
            long cents,
            long drawn) {}

    private @Nullable Instant requested(VolumeCases.Made file, int k) {
        long drawn = Dice.next(file.drawn(), 60 + k);
        boolean asked = k == 0 ? Dice.chance(drawn, 0.85) : file.payments() > 1 && Dice.chance(drawn, 0.4);
        Instant at = file.reported().plusSeconds(60 + Dice.skewed(Dice.next(drawn, 1), 2400));
        return asked && !at.isAfter(plan.end()) ? at : null;
    }

    private @Nullable Made made(int n, int k) {
        VolumeCases.Made file = cases.made(n);
        Instant requested = requested(file, k);
        if (requested == null) {
            return null;
        }
        long drawn = Dice.next(file.drawn(), 70 + k);
        VolumeSerials.Place place =
                new VolumeSerials.Place(units.at(file.station()).code(), requested);
        Instant answered = requested.plusSeconds(120 + Dice.skewed(drawn, 7200));
        boolean waits = answered.isAfter(plan.end())
                || requested.isAfter(plan.end().minus(Duration.ofDays(1))) && Dice.chance(Dice.next(drawn, 2), 0.15);
        boolean refused = Dice.chance(Dice.next(drawn, 3), 0.25);
        Instant ends = answered.plus(TERM);
        Instant filed = file.filed();
        Instant frozen = filed == null ? null : filed.plusSeconds(3600);
        String state;
        Instant ended = null;
        if (waits) {
            state = Dice.chance(Dice.next(drawn, 4), 0.5) ? "REQUESTED" : "RECEIVED";
        } else if (refused) {
            state = "REFUSED";
        } else if (frozen != null
                && frozen.isAfter(answered)
                && frozen.isBefore(ends)
                && !frozen.isAfter(plan.end())
                && Dice.chance(Dice.next(drawn, 5), 0.6)) {
            state = "FROZEN";
            ended = frozen;
        } else if (ends.isAfter(plan.end())) {
            state = "STOPPED";
        } else {
            state = "EXPIRED";
            ended = ends;
        }
        return new Made(
                file,
                plan.id(requested, STOP, (long) n * A_CASE + k),
                serials.number(n * A_CASE + k, place),
                requested,
                state,
                waits ? null : answered,
                waits || refused ? null : answered,
                ended,
                funds.payee(n, k),
                Math.max(100, file.cents() / file.payments()),
                drawn);
    }

    static final String COLUMNS =
            "id, request_no, case_id, case_no, unit_id, institution_id, account_kind, account_id, holder, amount,"
                    + " transferred_at, urgency, victim_id_checked, state, officer_id, officer_name, second_officer_id,"
                    + " second_officer_name, countersigned_at, requested_at, received_at, received_by_name, answered_at,"
                    + " answering_person, stopped_at, ends_at, balance_before, amount_stopped, new_money, account_category,"
                    + " refusal_reasons, settled_at, ended_at, created_at";

    void stops(int n, CopyRow row) {
        for (int k = 0; k < A_CASE; k++) {
            Made made = made(n, k);
            if (made != null) {
                stop(made, n, k, row);
            }
        }
    }

    private void stop(Made made, int n, int k, CopyRow row) {
        VolumeUnits.Person officer = units.officer(made.file().station());
        VolumeUnits.Person second = units.second(made.file().station());
        Long stopped = made.stopped() == null ? null : stopped(made);
        Instant received =
                made.state().equals("REQUESTED") ? null : made.requested().plusSeconds(30);
        row.id(made.id())
                .text(made.number())
                .id(made.file().id())
                .text(made.file().number())
                .id(units.at(made.file().station()).id())
                .id(units.bank(made.account()).id())
                .text("BANK_ACCOUNT")
                .id(funds.accountId(made.account()))
                .bytes(people.nameEncrypted(made.account()))
                .money(made.cents())
                .time(funds.paid(made.file(), k))
                .text(n % 4 == 0 ? "NORMAL" : "URGENT")
                .bool(true)
                .text(made.state())
                .id(officer.id())
                .text(officer.name())
                .id(second.id())
                .text(second.name())
                .time(made.requested())
                .time(made.requested())
                .time(received)
                .text(received == null ? null : "值班员")
                .time(made.answered())
                .text(made.answered() == null ? null : "值班员")
                .time(made.stopped())
                .time(made.stopped() == null ? null : made.stopped().plus(TERM))
                .money(stopped)
                .money(stopped)
                .money(stopped)
                .text(stopped == null ? null : "PERSONAL")
                .text(made.state().equals("REFUSED") ? "{NO_BALANCE}" : "{}")
                .time(made.answered())
                .time(made.ended())
                .time(made.requested())
                .end();
    }

    private static long stopped(Made made) {
        return (long) (made.cents() * Dice.unit(Dice.next(made.drawn(), 6)));
    }

    static final String FREEZE_COLUMNS =
            "id, freeze_no, stop_id, unit_id, case_id, institution_id, account_kind, account_id, holder, mode,"
                    + " limit_amount, state, frozen_at, frozen_amount, ends_on, by_person, created_at";

    void freezes(int n, CopyRow row) {
        for (int k = 0; k < A_CASE; k++) {
            Made made = made(n, k);
            Instant at = made == null ? null : made.ended();
            if (made == null || at == null || !made.state().equals("FROZEN")) {
                continue;
            }
            boolean over = at.plus(Duration.ofDays(183)).isBefore(plan.end());
            row.id(plan.id(at, FREEZE, (long) n * A_CASE + k))
                    .text("DJ" + made.number().substring(1))
                    .id(made.id())
                    .id(units.at(made.file().station()).id())
                    .id(made.file().id())
                    .id(units.bank(made.account()).id())
                    .text("BANK_ACCOUNT")
                    .id(funds.accountId(made.account()))
                    .bytes(people.nameEncrypted(made.account()))
                    .text("LIMIT")
                    .money(made.cents())
                    .text(over ? "EXPIRED" : "FROZEN")
                    .time(at)
                    .money(stopped(made))
                    .text(ChinaTime.date(at.plus(Duration.ofDays(182))).toString())
                    .bool(true)
                    .time(at)
                    .end();
        }
    }

    void counters(CopyRow rows) {
        serials.counters(rows);
    }
}
