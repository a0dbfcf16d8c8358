package cn.fanzha.command.volume;

import cn.fanzha.command.platform.crypto.BlindIndex;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import java.sql.SQLException;
import java.util.function.BiConsumer;
import javax.sql.DataSource;

/** Makes the city of a plan. The months' figures follow with the next roll-up: each month is marked for it. */
public final class Volume {

    private static final String[] LARGE = {
        "case_file",
        "victim",
        "case_timeline",
        "case_tag",
        "observable",
        "sighting",
        "transfer",
        "stop_payment",
        "fund_freeze",
        "suspect",
        "suspect_case",
        "alert",
        "alert_attempt",
        "alert_event"
    };

    private final VolumePlan plan;
    private final VolumeUnits units;
    private final VolumePeople people;

    public Volume(VolumePlan plan, PersonalDataCipher cipher, BlindIndex index) {
        this.plan = plan;
        this.units = new VolumeUnits(plan);
        this.people = new VolumePeople(plan, cipher, index);
    }

    public VolumeUnits units() {
        return units;
    }

    public VolumePlan plan() {
        return plan;
    }

    /**
     * Makes all rows.
     *
     * @param superuser of the database, whose application should not be running where much is made
     * @param passwordHash of every account
     */
    public void load(DataSource superuser, String passwordHash) throws SQLException {
        VolumeCases cases = new VolumeCases(plan, units, people);
        VolumeFunds funds = new VolumeFunds(plan, units, people, cases);
        VolumeStops stops = new VolumeStops(plan, units, people, cases, funds);
        VolumeSuspects suspects = new VolumeSuspects(plan, units, people, cases);
        VolumeAlerts alerts = new VolumeAlerts(plan, units, people);
        try (var own = superuser.getConnection()) {
            units.insert(own, passwordHash);
        }
        try (BulkLoad load = new BulkLoad(superuser)) {
            load.withoutIndexes(LARGE);
            BiConsumer<Integer, CopyRow> counters = (n, rows) -> {
                cases.counters(rows);
                stops.counters(rows);
                suspects.counters(rows);
            };
            load.copy("month_serial", "letter, unit_code, month, last", 1, counters);
            int n = plan.cases();
            load.copy("case_file", VolumeCases.FILE_COLUMNS, n, cases::file);
            load.copy("victim", VolumeCases.VICTIM_COLUMNS, n, cases::victim);
            load.copy("case_timeline", VolumeCases.LINE_COLUMNS, n, cases::timeline);
            load.copy("case_tag", VolumeCases.TAG_COLUMNS, n, cases::tags);
            load.copy("observable", VolumeFunds.VALUE_COLUMNS, funds.values(), funds::value);
            load.copy("sighting", VolumeFunds.SIGHTING_COLUMNS, n, funds::sightings);
            load.copy("transfer", VolumeFunds.TRANSFER_COLUMNS, n, funds::transfers);
            load.copy("stop_payment", VolumeStops.COLUMNS, n, stops::stops);
            load.copy("fund_freeze", VolumeStops.FREEZE_COLUMNS, n, stops::freezes);
            load.copy("suspect", VolumeSuspects.COLUMNS, n, suspects::suspect);
            load.copy("suspect_case", VolumeSuspects.CASE_COLUMNS, n, suspects::inCase);
            load.copy("alert", VolumeAlerts.COLUMNS, plan.alerts(), alerts::alert);
            load.copy("alert_attempt", VolumeAlerts.ATTEMPT_COLUMNS, plan.alerts(), alerts::attempts);
            load.copy("alert_event", VolumeAlerts.EVENT_COLUMNS, plan.alerts(), alerts::events);
            load.execute("insert into case_story_pending (case_id) select id from case_file where case_no like 'A"
                    + plan.division() + "%'");
            load.execute("insert into figure_dirty (month) select m::date from generate_series(figure_month_of('"
                    + plan.start() + "'), figure_month_of('" + plan.end() + "'), interval '1 month') m");
        }
    }
}
