package cn.fanzha.command.observables.domain;

import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.work.WorkItem;
import cn.fanzha.command.platform.work.WorkScope;
import cn.fanzha.command.platform.work.WorkSource;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Objections against entries of the blacklist that a supervisor has to decide. */
@Component
class OpenDisputes implements WorkSource {

    private final JdbcClient jdbc;
    private final Units units;
    private final PersonalDataCipher cipher;

    OpenDisputes(JdbcClient jdbc, Units units, PersonalDataCipher cipher) {
        this.jdbc = jdbc;
        this.units = units;
        this.cipher = cipher;
    }

    @Override
    public String titleKey() {
        return "observables.work.disputes";
    }

    @Override
    public int order() {
        return 55;
    }

    @Override
    public String href() {
        return "/blacklist?state=DISPUTED";
    }

    @Override
    public boolean concerns(Actor actor) {
        return actor.has(Role.SUPERVISOR);
    }

    @Override
    public List<WorkItem> open(Actor actor, int limit) {
        return jdbc.sql("""
                        select b.id, b.unit_id, d.due_at, o.type, o.value_enc
                        from blacklist_dispute d join blacklist_entry b on b.id = d.entry_id
                             join observable o on o.id = b.observable_id
                        where d.decided_at is null and\s""" + WorkScope.within("b.unit_id", actor) + " order by d.due_at limit :limit")
                .param("units", WorkScope.units(actor))
                .param("limit", limit)
                .query((rs, n) -> item(rs))
                .list();
    }

    /** They lie with the unit's supervisors together, with none in person. */
    @Override
    public List<WorkItem> mine(Actor actor, int limit) {
        return List.of();
    }

    private WorkItem item(ResultSet rs) throws SQLException {
        ObservableType type = ObservableType.valueOf(rs.getString("type"));
        String value = new ObservableValue(type, cipher.decrypt(type.valueKind(), rs.getBytes("value_enc"))).masked();
        return new WorkItem(
                "observables.work.dispute",
                value,
                "",
                "/blacklist/" + rs.getObject("id", UUID.class),
                units.find(rs.getObject("unit_id", UUID.class))
                        .map(UnitRef::name)
                        .orElse("—"),
                rs.getTimestamp("due_at").toInstant(),
                false);
    }
}
