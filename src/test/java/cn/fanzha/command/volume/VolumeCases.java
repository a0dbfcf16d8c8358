package cn.fanzha.command.volume;

import cn.fanzha.command.platform.crypto.ValueKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The cases: where and when each was reported, how far it has come, what it is about. */
final class VolumeCases {

    private static final int ID = 3;
    private static final int LINE = 4;
    private static final Instant NEW_TYPES = Instant.parse("2022-05-10T16:00:00Z");
    private static final String[] TYPES = {
        "10", "10", "10", "10", "11", "11", "12", "12", "13", "13", "14", "15", "16", "17", "18", "19", "29"
    };
    private static final String[] OLD_TYPES = {
        "50", "50", "50", "50", "51", "51", "52", "53", "54", "55", "55", "56", "56", "57", "58", "29"
    };
    private static final String[] CHANNELS = {
        "ALARM_110", "ALARM_110", "HOTLINE_96110", "WALK_IN", "BANK", "ONLINE", "TRANSFERRED_IN"
    };
    private static final List<String> TAGS = List.of("跨境", "涉老", "涉校");
    private static final String[] STORIES = {
        "事主接到自称客服的电话，被引导下载软件并转账。",
        "事主在群内被拉做任务返利，先小额返现，后连续转出本金。",
        "事主通过交友软件结识对方，被劝说在平台投资，后无法提现。",
        "事主办理网贷时被要求交保证金和解冻费。",
        "对方冒充领导添加好友，称急需周转，事主转账后发现被骗。"
    };

    private final VolumePlan plan;
    private final VolumeUnits units;
    private final VolumePeople people;
    private final VolumeSerials serials;

    VolumeCases(VolumePlan plan, VolumeUnits units, VolumePeople people) {
        this.plan = plan;
        this.units = units;
        this.people = people;
        this.serials = new VolumeSerials('A', plan.cases(), i -> place(i));
    }

    /** What the other tables need of a case. */
    record Made(
            int n,
            UUID id,
            String number,
            int station,
            Instant reported,
            @Nullable Instant accepted,
            @Nullable Instant filed,
            @Nullable Instant solved,
            @Nullable Instant concluded,
            @Nullable Instant prosecuted,
            @Nullable Instant closed,
            @Nullable Instant rejected,
            long cents,
            long drawn) {

        String state() {
            return closed != null
                    ? "CLOSED"
                    : prosecuted != null
                            ? "PROSECUTED"
                            : concluded != null
                                    ? "CONCLUDED"
                                    : solved != null
                                            ? "SOLVED"
                                            : rejected != null
                                                    ? "REJECTED"
                                                    : filed != null
                                                            ? "FILED"
                                                            : accepted != null ? "ACCEPTED" : "REPORTED";
        }

        /** How many payments the victim made. */
        int payments() {
            return 1 + (int) (drawn >>> 40 & 1) + (int) (drawn >>> 41 & 1);
        }
    }

    private VolumeSerials.Place place(int n) {
        long drawn = plan.dice(ID, n);
        return new VolumeSerials.Place(
                units.at(units.station(Dice.next(drawn, 1))).code(), plan.at(n, plan.cases(), drawn));
    }

    Made made(int n) {
        long drawn = plan.dice(ID, n);
        int station = units.station(Dice.next(drawn, 1));
        Instant reported = plan.at(n, plan.cases(), drawn);
        Instant accepted = later(reported, 2, Dice.next(drawn, 2), 1);
        Instant rejected = later(accepted, 6, Dice.next(drawn, 3), 0.05);
        Instant filed = rejected != null ? null : later(accepted, 5, Dice.next(drawn, 4), 0.97);
        Instant solved = later(filed, 150, Dice.next(drawn, 5), 0.4);
        Instant concluded = later(solved, 60, Dice.next(drawn, 6), 0.8);
        Instant prosecuted = later(concluded, 30, Dice.next(drawn, 7), 0.9);
        Instant closed = later(prosecuted, 60, Dice.next(drawn, 8), 0.9);
        // most lose thousands, few lose millions
        long cents = 50_000
                + (long) (Math.exp(Dice.unit(Dice.next(drawn, 9)) * 9) * 50_000 * Dice.unit(Dice.next(drawn, 10)));
        VolumeSerials.Place place = new VolumeSerials.Place(units.at(station).code(), reported);
        return new Made(
                n,
                plan.id(reported, ID, n),
                serials.number(n, place),
                station,
                reported,
                accepted,
                filed,
                solved,
                concluded,
                prosecuted,
                closed,
                rejected,
                cents,
                drawn);
    }

    /** Some days later, within the history's end; null where the step before was not taken. */
    private @Nullable Instant later(@Nullable Instant before, int days, long drawn, double share) {
        if (before == null || !Dice.chance(drawn, share)) {
            return null;
        }
        Instant at = before.plus(Duration.ofMinutes(10 + Dice.below(Dice.next(drawn, 1), days * 24 * 60)));
        return at.isAfter(plan.end()) ? null : at;
    }

    static final String FILE_COLUMNS =
            "id, case_no, unit_id, channel, fraud_type, state, reported_at, accepted_at, filed_at, solved_at,"
                    + " concluded_at, prosecuted_at, closed_at, rejected_at, amount_involved, loss, region_code, summary,"
                    + " handler_id, by_person, created_at, created_by, last_step_at";

    void file(int n, CopyRow row) {
        Made made = made(n);
        String[] types = made.reported().isBefore(NEW_TYPES) ? OLD_TYPES : TYPES;
        UUID officer = units.officer(made.station()).id();
        row.id(made.id())
                .text(made.number())
                .id(units.at(made.station()).id())
                .text(CHANNELS[Dice.below(Dice.next(made.drawn(), 11), CHANNELS.length)])
                .text(types[Dice.below(Dice.next(made.drawn(), 12), types.length)])
                .text(made.state())
                .time(made.reported())
                .time(made.accepted())
                .time(made.filed())
                .time(made.solved())
                .time(made.concluded())
                .time(made.prosecuted())
                .time(made.closed())
                .time(made.rejected())
                .money(made.cents())
                .money(made.cents())
                .text(units.at(made.station()).region())
                .text(STORIES[n % STORIES.length])
                .id(officer)
                .bool(true)
                .time(made.reported())
                .id(officer)
                .time(last(made))
                .end();
    }

    private static Instant last(Made made) {
        Instant last = made.reported();
        for (Instant at : steps(made)) {
            last = at == null ? last : at;
        }
        return last;
    }

    private static @Nullable Instant[] steps(Made made) {
        return new @Nullable Instant[] {
            made.accepted(),
            made.rejected(),
            made.filed(),
            made.solved(),
            made.concluded(),
            made.prosecuted(),
            made.closed()
        };
    }

    static final String VICTIM_COLUMNS = "case_id, position, name, id_no, id_no_index, phone, phone_index";

    /** One in fifty has been warned: the person of an alert. */
    void victim(int n, CopyRow row) {
        Made made = made(n);
        int person = person(n);
        String phone = people.phone(person);
        String idNo = Dice.chance(Dice.next(made.drawn(), 13), 0.7) ? people.idNumber(person) : null;
        row.id(made.id())
                .number(0)
                .bytes(people.nameEncrypted(person))
                .bytes(idNo == null ? null : people.encrypt(ValueKind.ID_NUMBER, idNo))
                .bytes(idNo == null ? null : people.index(ValueKind.ID_NUMBER, idNo))
                .bytes(people.encrypt(ValueKind.PHONE, phone))
                .bytes(people.index(ValueKind.PHONE, phone))
                .end();
    }

    /** The victim of a case. */
    int person(int n) {
        return n % 50 == 0 && n > 0
                ? VolumeAlerts.person(plan, Math.max(0, n * VolumePlan.ALERTS_A_CASE - 20))
                : plan.persons() + n;
    }

    static final String LINE_COLUMNS = "id, case_id, kind, at, recorded_at, actor_id, actor_name";

    void timeline(int n, CopyRow row) {
        Made made = made(n);
        String[] kinds = {"ACCEPTED", "REJECTED", "FILED", "SOLVED", "CONCLUDED", "PROSECUTED", "CLOSED"};
        line(made, 7, "REPORTED", made.reported(), row);
        Instant[] steps = steps(made);
        for (int k = 0; k < steps.length; k++) {
            Instant at = steps[k];
            if (at != null) {
                line(made, k, kinds[k], at, row);
            }
        }
    }

    private void line(Made made, int k, String kind, Instant at, CopyRow row) {
        VolumeUnits.Person officer = units.officer(made.station());
        row.id(plan.id(at, LINE, made.n() * 8L + k))
                .id(made.id())
                .text(kind)
                .time(at)
                .time(at)
                .id(officer.id())
                .text(officer.name())
                .end();
    }

    static final String TAG_COLUMNS = "case_id, tag";

    void tags(int n, CopyRow row) {
        long drawn = Dice.next(plan.dice(ID, n), 14);
        if (Dice.chance(drawn, 0.15)) {
            row.id(made(n).id())
                    .text(TAGS.get(Dice.skewed(Dice.next(drawn, 1), TAGS.size())))
                    .end();
        }
    }

    void counters(CopyRow rows) {
        serials.counters(rows);
    }
}
