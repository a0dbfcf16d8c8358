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
import cn.fanzha.command.shared.Masks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Alerts that are not closed, the next deadline first, of one deadline the higher grade; the receiver's are her own. */
@Component
class OpenAlerts implements WorkSource {

    private static final String OPEN = """
            select a.alert_no, a.unit_id, a.state, a.risk, a.due_at, a.person_name, a.phone,
                   a.state <> 'PUSHED' and coalesce(a.received_by = :me, false) as mine
            from alert a where a.state <> 'CLOSED' and not a.inert and\s""";

    private static final String BURNING = """
             order by coalesce(a.due_at, timestamptz '9999-01-01 00:00:00+00'),
                      array_position(array['HIGH', 'MEDIUM', 'LOW'], a.risk), a.id limit :limit""";

    private final JdbcClient jdbc;
    private final Units units;
    private final PersonalDataCipher cipher;

    OpenAlerts(JdbcClient jdbc, Units units, PersonalDataCipher cipher) {
        this.jdbc = jdbc;
        this.units = units;
        this.cipher = cipher;
    }

    @Override
    public String titleKey() {
        return "alerts.work.title";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String href() {
        return "/alerts";
    }

    @Override
    public boolean concerns(Actor actor) {
        return WorkScope.isPolice(actor);
    }

    @Override
    public List<WorkItem> open(Actor actor, int limit) {
        return read(actor, "", limit);
    }

    @Override
    public List<WorkItem> mine(Actor actor, int limit) {
        return read(actor, " and a.received_by = :me and a.state <> 'PUSHED'", limit);
    }

    private List<WorkItem> read(Actor actor, String whose, int limit) {
        return jdbc.sql(OPEN + WorkScope.within("a.unit_id", actor) + whose + BURNING)
                .param("me", actor.id())
                .param("units", WorkScope.units(actor))
                .param("limit", limit)
                .query((rs, n) -> item(rs))
                .list();
    }

    private WorkItem item(ResultSet rs) throws SQLException {
        String number = rs.getString("alert_no");
        Timestamp due = rs.getTimestamp("due_at");
        return new WorkItem(
                "alerts.work." + rs.getString("state") + "." + rs.getString("risk"),
                number,
                person(rs.getBytes("person_name"), rs.getBytes("phone")),
                WorkItem.page("/alerts", AlertNumber.of(number).address()),
                units.find(rs.getObject("unit_id", UUID.class))
                        .map(UnitRef::name)
                        .orElse("—"),
                due == null ? null : due.toInstant(),
                rs.getBoolean("mine"));
    }

    private String person(byte @Nullable [] name, byte[] phone) {
        String masked = Masks.phone(cipher.decrypt(ValueKind.PHONE, phone));
        return name == null ? masked : Masks.name(cipher.decrypt(ValueKind.NAME, name)) + " · " + masked;
    }
}
