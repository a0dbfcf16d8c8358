package cn.fanzha.command.funds.domain;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.platform.work.WorkItem;
import cn.fanzha.command.platform.work.WorkScope;
import cn.fanzha.command.platform.work.WorkSource;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseScope;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.StopNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Requests that no institution has received or answered, which are also those people's who were called for them, those
 * that wait for the second officer's name or for another second officer, and money that moved on for which nothing was
 * asked yet. They lie with the unit that holds the file now: only its side acts on them.
 */
@Component
class OpenStops implements WorkSource {

    /** A request that nobody countersigned for so long is a matter of the file, not of the day. */
    private static final Duration SIGNED_AT_ALL = Duration.ofDays(30);

    private static final String WORK = """
            with work as (
                select s.case_id, s.case_no, s.request_no, s.holder, s.amount, coalesce(c.unit_id, s.unit_id) as unit_id,
                       case when s.received_at is null then 'unreceived' else 'unanswered' end as kind,
                       s.requested_at + make_interval(secs => case when s.received_at is null then :receive else :answer end) as due,
                       coalesce(:me in (s.officer_id, c.handler_id), false)
                           or exists (select from stop_escalation e where e.stop_id = s.id and e.account_id = :me) as mine
                from stop_payment s left join case_file c on c.id = s.case_id
                where s.settled_at is null and not s.inert
                union all
                select s.case_id, s.case_no, s.request_no, s.holder, s.amount, coalesce(c.unit_id, s.unit_id),
                       case when s.second_refused_at is null then 'countersign' else 'sign-refused' end,
                       s.requested_at + make_interval(secs => :countersign),
                       coalesce(case when s.second_refused_at is null then s.second_officer_id else s.officer_id end = :me, false)
                from stop_payment s left join case_file c on c.id = s.case_id
                where s.countersigned_at is null and s.officer_id is not null and s.state <> 'CANCELLED'
                  and s.requested_at > :signing
                union all
                select s.case_id, s.case_no, s.request_no, s.holder, o.amount, c.unit_id, 'onward',
                       o.at + make_interval(secs => :answer), coalesce(:me in (s.officer_id, c.handler_id), false)
                from (select stop_id, sum(amount) as amount, min(created_at) as at from onward_transfer
                      where next_stop_id is null and created_at > :told group by stop_id) o
                     join stop_payment s on s.id = o.stop_id join case_file c on c.id = s.case_id)
            select * from work where\s""";

    /** Money that moved on longer ago is a matter of the file, too. */
    private static final Duration MOVED_ON = Duration.ofDays(3);

    private final JdbcClient jdbc;
    private final Units units;
    private final PersonalDataCipher cipher;
    private final StopSettings settings;
    private final Clock clock;

    OpenStops(JdbcClient jdbc, Units units, PersonalDataCipher cipher, StopSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.cipher = cipher;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String titleKey() {
        return "funds.work.stops";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String href() {
        return "/stops";
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
        return jdbc.sql(WORK + WorkScope.within("unit_id", actor) + " and " + CaseScope.opensId("work.case_id", actor)
                        + whose + " order by due, request_no limit :limit")
                .param("me", actor.id())
                .param("receive", settings.receiveWithin().toSeconds())
                .param("answer", settings.answerWithin().toSeconds())
                .param("countersign", settings.countersignWithin().toSeconds())
                .param("signing", Timestamp.from(now.minus(SIGNED_AT_ALL)))
                .param("told", Timestamp.from(now.minus(MOVED_ON)))
                .param("units", WorkScope.units(actor))
                .param("limit", limit)
                .params(CaseScope.params(actor, now))
                .query((rs, n) -> item(rs))
                .list();
    }

    private WorkItem item(ResultSet rs) throws SQLException {
        String number = rs.getString("request_no");
        String kind = rs.getString("kind");
        return new WorkItem(
                "funds.work." + kind,
                number,
                Masks.name(cipher.decrypt(ValueKind.NAME, rs.getBytes("holder"))) + " · "
                        + Money.of(rs.getBigDecimal("amount")).grouped(),
                kind.equals("onward")
                        ? WorkItem.page("/cases", rs.getString("case_no")) + "/chain"
                        : WorkItem.page("/stops", StopNumber.of(number).address()),
                units.find(rs.getObject("unit_id", UUID.class))
                        .map(UnitRef::name)
                        .orElse("—"),
                rs.getTimestamp("due").toInstant(),
                rs.getBoolean("mine"));
    }
}
