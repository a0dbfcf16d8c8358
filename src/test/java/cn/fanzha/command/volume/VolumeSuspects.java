package cn.fanzha.command.volume;

import cn.fanzha.command.platform.crypto.ValueKind;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Of every second solved case a person who was captured. */
final class VolumeSuspects {

    private static final int ID = 14;

    private final VolumePlan plan;
    private final VolumeUnits units;
    private final VolumePeople people;
    private final VolumeCases cases;
    private final VolumeSerials serials;

    VolumeSuspects(VolumePlan plan, VolumeUnits units, VolumePeople people, VolumeCases cases) {
        this.plan = plan;
        this.units = units;
        this.people = people;
        this.cases = cases;
        this.serials = new VolumeSerials('R', plan.cases(), n -> place(cases.made(n)));
    }

    private VolumeSerials.@Nullable Place place(VolumeCases.Made made) {
        Instant solved = made.solved();
        return solved == null || made.n() % 2 == 0
                ? null
                : new VolumeSerials.Place(units.at(made.station()).code(), solved);
    }

    static final String COLUMNS =
            "id, person_no, unit_id, name, name_digest, id_no, id_no_index, role, captured_at, detained_at, arrested_at,"
                    + " by_person, created_at";

    void suspect(int n, CopyRow row) {
        VolumeCases.Made made = cases.made(n);
        VolumeSerials.Place place = place(made);
        if (place == null) {
            return;
        }
        String number = serials.number(n, place);
        int person = plan.persons() * 2 + n;
        Instant captured = place.at();
        row.id(id(n, captured))
                .text(number)
                .id(units.at(made.station()).id())
                .bytes(people.nameEncrypted(person))
                .bytes(people.nameDigest(number, person))
                .bytes(people.encrypt(ValueKind.ID_NUMBER, people.idNumber(person)))
                .bytes(people.index(ValueKind.ID_NUMBER, people.idNumber(person)))
                .text("CARD_MULE")
                .time(captured)
                .time(within(captured, 1))
                .time(within(captured, 30))
                .bool(true)
                .time(captured)
                .end();
    }

    static final String CASE_COLUMNS = "suspect_id, position, case_id";

    void inCase(int n, CopyRow row) {
        VolumeCases.Made made = cases.made(n);
        VolumeSerials.Place place = place(made);
        if (place != null) {
            row.id(id(n, place.at())).number(0).id(made.id()).end();
        }
    }

    private UUID id(int n, Instant captured) {
        return plan.id(captured, ID, n);
    }

    private @Nullable Instant within(Instant from, int days) {
        Instant at = from.plus(Duration.ofDays(days));
        return at.isAfter(plan.end()) ? null : at;
    }

    void counters(CopyRow rows) {
        serials.counters(rows);
    }
}
