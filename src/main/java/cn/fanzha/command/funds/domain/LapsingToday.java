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
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.StopNumber;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What lapses today: stops, the own and those that a case shares or that carry its own on, that end before midnight (Asia/Shanghai) or within 12
 * hours (setting) and that no later stop carries on, and freezes of which today is the last day. A stop of a case that is not filed is due when the case
 * must be filed, for a freeze before the filing would be unlawful (程序规定 arts 174, 237) and needs its own time.
 */
@Component
class LapsingToday implements WorkSource {

    private static final String LAPSING = """
            with work as (
                select s.case_id, s.request_no as number, null::text as case_no, s.holder, r.amount_stopped as amount,
                       coalesce(c.unit_id, s.unit_id) as unit_id,
                       case when c.state in ('REPORTED', 'ACCEPTED') then 'unfiled' when s.id = r.id then 'ends' else 'shared-ends' end as kind,
                       r.ends_at - case when c.state in ('REPORTED', 'ACCEPTED') then make_interval(secs => :lead) else interval '0' end as due,
                       coalesce(:me in (s.officer_id, c.handler_id), false) as mine
                from stop_payment r
                     cross join lateral (select * from stop_payment o where o.id = r.id
                                         union all select * from stop_payment o where o.joined_to = r.id
                                         union all select * from stop_payment o where %s
                                             and o.case_id <> r.case_id and o.ends_at <= :now
                                             and not exists (select from stop_payment j where j.joined_to = r.id and j.case_id = o.case_id)) s
                     left join case_file c on c.id = s.case_id
                where r.state = 'STOPPED' and r.ends_at > :now and r.ends_at <= :soon and not %s
                union all
                select f.case_id, f.freeze_no, c.case_no, f.holder, f.frozen_amount, c.unit_id, 'freeze-today', :midnight::timestamptz,
                       coalesce(c.handler_id = :me, false)
                from fund_freeze f join case_file c on c.id = f.case_id
                where f.state = 'FROZEN' and f.ends_on = :today)
            select * from work where\s""".formatted(CarriedOn.of("o", "r"), CarriedOn.inFull("r"));

    private final JdbcClient jdbc;
    private final Units units;
    private final PersonalDataCipher cipher;
    private final StopSettings settings;
    private final Clock clock;

    LapsingToday(JdbcClient jdbc, Units units, PersonalDataCipher cipher, StopSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.cipher = cipher;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String titleKey() {
        return "funds.work.today";
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public String href() {
        return "/stops?state=STOPPED";
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
        LocalDate today = ChinaTime.date(now);
        Instant midnight = ChinaTime.startOf(today.plusDays(1));
        Instant soon = now.plus(settings.firstReminder());
        return jdbc.sql(LAPSING + WorkScope.within("unit_id", actor) + " and "
                        + CaseScope.opensId("work.case_id", actor) + whose + " order by due, number limit :limit")
                .param("me", actor.id())
                .param("lead", settings.filingLead().toSeconds())
                .param("now", Timestamp.from(now))
                .param("soon", Timestamp.from(soon.isAfter(midnight) ? soon : midnight))
                .param("midnight", Timestamp.from(midnight))
                .param("today", today)
                .param("units", WorkScope.units(actor))
                .param("limit", limit)
                .params(CaseScope.params(actor, now))
                .query((rs, n) -> item(rs))
                .list();
    }

    private WorkItem item(ResultSet rs) throws SQLException {
        String number = Objects.requireNonNull(rs.getString("number"));
        String caseNo = rs.getString("case_no");
        byte[] holder = rs.getBytes("holder");
        BigDecimal amount = rs.getBigDecimal("amount");
        return new WorkItem(
                "funds.work." + rs.getString("kind"),
                number,
                Stream.of(
                                holder == null ? "" : Masks.name(cipher.decrypt(ValueKind.NAME, holder)),
                                amount == null ? "" : Money.of(amount).grouped())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" · ")),
                caseNo == null
                        ? WorkItem.page("/stops", StopNumber.of(number).address())
                        : WorkItem.page("/cases", caseNo),
                units.find(rs.getObject("unit_id", UUID.class))
                        .map(UnitRef::name)
                        .orElse("—"),
                rs.getTimestamp("due").toInstant(),
                rs.getBoolean("mine"));
    }
}
