package cn.fanzha.command.alerts.domain;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.platform.work.WorkItem;
import cn.fanzha.command.platform.work.WorkScope;
import cn.fanzha.command.platform.work.WorkSource;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Masks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Persons who were not dissuaded and whom somebody looks after again today or should have: 7, 30 and 90 days later. */
@Component
class DueWatches implements WorkSource {

    private static final String DUE = """
            select a.alert_no, w.unit_id, a.person_name, a.phone, w.days, w.due_on,
                   coalesce(a.received_by = :me, false) as mine
            from alert_watch w join alert a on a.id = w.alert_id
            where w.done_at is null and w.due_on <= :today and\s""";

    private final JdbcClient jdbc;
    private final Units units;
    private final PersonalDataCipher cipher;
    private final Clock clock;

    DueWatches(JdbcClient jdbc, Units units, PersonalDataCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.cipher = cipher;
        this.clock = clock;
    }

    @Override
    public String titleKey() {
        return "alerts.work.watches";
    }

    @Override
    public int order() {
        return 25;
    }

    @Override
    public String href() {
        return "/alerts#watches";
    }

    @Override
    public boolean concerns(Actor actor) {
        return AlertAccess.works(actor);
    }

    @Override
    public List<WorkItem> open(Actor actor, int limit) {
        return read(actor, "", limit);
    }

    @Override
    public List<WorkItem> mine(Actor actor, int limit) {
        return read(actor, " and a.received_by = :me", limit);
    }

    private List<WorkItem> read(Actor actor, String whose, int limit) {
        return jdbc.sql(DUE + WorkScope.within("w.unit_id", actor) + whose
                        + " order by w.due_on, a.alert_no, w.days limit :limit")
                .param("me", actor.id())
                .param("today", ChinaTime.date(clock.instant()))
                .param("units", WorkScope.units(actor))
                .param("limit", limit)
                .query((rs, n) -> item(rs))
                .list();
    }

    private WorkItem item(ResultSet rs) throws SQLException {
        String number = rs.getString("alert_no");
        byte[] name = rs.getBytes("person_name");
        String phone = Masks.phone(cipher.decrypt(ValueKind.PHONE, rs.getBytes("phone")));
        return new WorkItem(
                "alerts.work.watch." + rs.getInt("days"),
                number,
                name == null ? phone : Masks.name(cipher.decrypt(ValueKind.NAME, name)) + " · " + phone,
                WorkItem.page("/alerts", AlertNumber.of(number).address()),
                units.find(rs.getObject("unit_id", UUID.class))
                        .map(UnitRef::name)
                        .orElse("—"),
                ChinaTime.startOf(rs.getObject("due_on", LocalDate.class).plusDays(1)),
                rs.getBoolean("mine"));
    }
}
