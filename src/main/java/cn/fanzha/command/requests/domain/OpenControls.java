package cn.fanzha.command.requests.domain;

import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.work.WorkItem;
import cn.fanzha.command.platform.work.WorkScope;
import cn.fanzha.command.platform.work.WorkSource;
import cn.fanzha.command.requests.ControlNumber;
import cn.fanzha.command.shared.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Control requests that the partner lets wait, and what it answered in the last day: a refusal asks for something, a
 * number that is blocked is good to know.
 */
@Component
class OpenControls implements WorkSource {

    private static final String WORK = """
            with work as (
                select s.control_no, s.observable_id, s.unit_id, coalesce(s.asked_by = :me, false) as mine,
                       case when s.lift_asked_at is not null then 'unlifted'
                            when s.received_at is null then 'unreceived' else 'unanswered' end as kind,
                       case when s.lift_asked_at is not null then s.lift_asked_at + make_interval(secs => :answer)
                            else s.requested_at + make_interval(secs => case when s.received_at is null then :receive else :answer end)
                       end as due
                from control_request s
                where not s.inert and (s.state in ('REQUESTED', 'RECEIVED') or (s.state = 'DONE' and s.lift_asked_at is not null))
                union all
                select s.control_no, s.observable_id, s.unit_id, coalesce(s.asked_by = :me, false),
                       case s.state when 'REFUSED' then 'refused' else 'done' end, null
                from control_request s
                where s.answered_at > :news and (s.state = 'REFUSED' or (s.state = 'DONE' and s.lift_asked_at is null and s.asked_by = :me)))
            select work.*, o.type, o.value_enc from work join observable o on o.id = work.observable_id where\s""";

    private final JdbcClient jdbc;
    private final Units units;
    private final PersonalDataCipher cipher;
    private final ControlSettings settings;
    private final Clock clock;

    OpenControls(JdbcClient jdbc, Units units, PersonalDataCipher cipher, ControlSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.cipher = cipher;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String titleKey() {
        return "requests.work.controls";
    }

    @Override
    public int order() {
        return 45;
    }

    @Override
    public String href() {
        return "/controls";
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
        return read(actor, " and mine", limit);
    }

    private List<WorkItem> read(Actor actor, String whose, int limit) {
        Instant now = clock.instant();
        return jdbc.sql(WORK + WorkScope.within("work.unit_id", actor) + whose
                        + " order by due nulls last, control_no limit :limit")
                .param("me", actor.id())
                .param("receive", settings.receiveWithin().toSeconds())
                .param("answer", settings.answerWithin().toSeconds())
                .param("news", Timestamp.from(now.minus(settings.newsFor())))
                .param("units", WorkScope.units(actor))
                .param("limit", limit)
                .query((rs, n) -> item(rs))
                .list();
    }

    private WorkItem item(ResultSet rs) throws SQLException {
        ObservableType type = ObservableType.valueOf(rs.getString("type"));
        String number = rs.getString("control_no");
        Timestamp due = rs.getTimestamp("due");
        return new WorkItem(
                "requests.work." + rs.getString("kind"),
                number,
                new ObservableValue(type, cipher.decrypt(type.valueKind(), rs.getBytes("value_enc"))).masked(),
                WorkItem.page("/controls", ControlNumber.of(number).address()),
                units.find(rs.getObject("unit_id", UUID.class))
                        .map(UnitRef::name)
                        .orElse("—"),
                due == null ? null : due.toInstant(),
                rs.getBoolean("mine"));
    }
}
