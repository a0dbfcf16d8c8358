package cn.fanzha.command.volume;

import cn.fanzha.command.platform.crypto.ValueKind;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Accounts and telephones, the money that went from one to the next, and in which cases they were seen. */
final class VolumeFunds {

    private static final int TRANSFER = 5;
    private static final int MULE = 6;
    private static final int OWN = 7;
    private static final int PHONE = 8;
    private static final int SIGHTING = 9;

    private final VolumePlan plan;
    private final VolumeUnits units;
    private final VolumePeople people;
    private final VolumeCases cases;

    VolumeFunds(VolumePlan plan, VolumeUnits units, VolumePeople people, VolumeCases cases) {
        this.plan = plan;
        this.units = units;
        this.people = people;
        this.cases = cases;
    }

    static final String VALUE_COLUMNS = "id, type, value_enc, value_index, created_at";

    int values() {
        return plan.mules() + plan.cases() + plan.suspectPhones();
    }

    /** Accounts of money mules, then the victims' own, then telephones of suspects. */
    void value(int n, CopyRow row) {
        boolean account = n < plan.mules() + plan.cases();
        int phone = n - plan.mules() - plan.cases();
        String plain = account ? people.card(n) : people.suspectPhone(phone);
        ValueKind kind = account ? ValueKind.ACCOUNT : ValueKind.PHONE;
        row.id(account ? accountId(n) : phoneId(phone))
                .text(account ? "BANK_ACCOUNT" : "PHONE")
                .bytes(people.encrypt(kind, plain))
                .bytes(people.index(kind, plain))
                .time(plan.start())
                .end();
    }

    UUID accountId(int n) {
        return n < plan.mules()
                ? plan.id(plan.at(n, plan.mules(), 0), MULE, n)
                : plan.id(plan.at(n - plan.mules(), plan.cases(), 0), OWN, n);
    }

    private UUID phoneId(int n) {
        return plan.id(plan.at(n, plan.suspectPhones(), 0), PHONE, n);
    }

    /** The account that the victim's payment {@code k} went to: a mule of that month, the busy ones more often. */
    int payee(int n, int k) {
        return (mule(n, 0) + k) % plan.mules();
    }

    private int mule(int n, int k) {
        int window = Math.max(50, plan.mules() / 12);
        long month = (long) n * plan.mules() / plan.cases() / window * window;
        return (int) ((month + Dice.skewed(Dice.next(plan.dice(MULE, n), k), window)) % plan.mules());
    }

    Instant paid(VolumeCases.Made made, int k) {
        return made.reported()
                .minus(Duration.ofMinutes(180 - 30L * k - Dice.below(Dice.next(made.drawn(), 20 + k), 25)));
    }

    static final String TRANSFER_COLUMNS =
            "id, transfer_no, case_id, from_account_id, from_name, from_institution_id, to_account_id, to_name,"
                    + " to_institution_id, amount, at, channel, created_at, by_person";

    /** What the victim paid, then level by level what went on, half of it known from the case, half from statements. */
    void transfers(int n, CopyRow row) {
        VolumeCases.Made made = cases.made(n);
        int payments = made.payments();
        int[] accounts = new int[VolumePlan.TRANSFERS_A_CASE];
        Instant[] times = new Instant[accounts.length];
        long[] cents = new long[accounts.length];
        for (int k = 0; k < accounts.length; k++) {
            boolean own = k < payments;
            accounts[k] = own ? payee(n, k) : mule(n, k);
            long moved = own ? made.cents() / payments : Math.max(100, cents[k - payments] * 3 / 4);
            Instant at = own
                    ? paid(made, k)
                    : times[k - payments].plusSeconds(60 + Dice.skewed(Dice.next(made.drawn(), 30 + k), 7200));
            cents[k] = moved;
            times[k] = at.isAfter(plan.end()) ? plan.end() : at;
            int from = own ? plan.mules() + n : accounts[k - payments];
            int serial = n * VolumePlan.TRANSFERS_A_CASE + k;
            row.id(plan.id(times[k], TRANSFER, serial))
                    .text("LS" + plan.division() + VolumePeople.digits(10, serial))
                    .id(k < accounts.length / 2 ? made.id() : null)
                    .id(accountId(from))
                    .bytes(people.nameEncrypted(from))
                    .id(units.bank(from).id())
                    .id(accountId(accounts[k]))
                    .bytes(people.nameEncrypted(accounts[k]))
                    .id(units.bank(accounts[k]).id())
                    .money(moved)
                    .time(times[k])
                    .text("手机银行")
                    .time(made.reported())
                    .bool(false)
                    .end();
        }
    }

    static final String SIGHTING_COLUMNS = "id, observable_id, source_type, source_no, unit_id, at";

    void sightings(int n, CopyRow row) {
        VolumeCases.Made made = cases.made(n);
        for (int k = 0; k < made.payments(); k++) {
            sighting(made, k, accountId(payee(n, k)), row);
        }
        if (Dice.chance(Dice.next(made.drawn(), 50), 0.5)) {
            sighting(made, 7, phoneId(Dice.skewed(Dice.next(made.drawn(), 51), plan.suspectPhones())), row);
        }
    }

    private void sighting(VolumeCases.Made made, int k, UUID value, CopyRow row) {
        row.id(plan.id(made.reported(), SIGHTING, made.n() * 8L + k))
                .id(value)
                .text("CASE")
                .text(made.number())
                .id(units.at(made.station()).id())
                .time(made.reported())
                .end();
    }
}
