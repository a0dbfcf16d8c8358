package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.freezes.FreezeNumber;
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
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What freezes ask for: drafts to complete, to approve and to send; renewals to decide; freezes that end within 10 days,
 * for not renewed they end by themselves at 24:00 of the last day (程序规定 art. 243); unrelated money to release within 3
 * days; whole accounts to verify; releases and renewals that their institution has not confirmed;
 * for a week, those that their institution put back into the queue. They lie with the unit that holds the case; its handler's are her own.
 */
@Component
class OpenFreezes implements WorkSource {

    private static final String WORK = """
            with work as (
                select case when o.stage = 'APPROVED' then 'freezes.work.send' when o.submitted_at is null then 'freezes.work.complete'
                            else 'freezes.work.approve' end as kind,
                       o.freeze_no, true as own, o.holder, coalesce(o.limit_amount, 0) as amount, s.ends_at as due, o.case_id
                from freeze_order o left join stop_payment s on s.id = o.stop_id where o.stage in ('DRAFT', 'APPROVED')
                union all
                select 'freezes.work.renewal', o.freeze_no, true, o.holder, o.amount_frozen, day_over(o.ends_on), o.case_id
                from freeze_order o where o.stage in ('FROZEN', 'RENEWED') and o.renewal_asked_at is not null and o.ends_on >= :today
                union all
                select 'freezes.work.unrelated', o.freeze_no, true, o.holder, o.amount_frozen, day_over(o.unrelated_found_on + :within), o.case_id
                from freeze_order o where o.stage in ('FROZEN', 'RENEWED') and o.unrelated_found_on is not null and o.ends_on >= :today
                union all
                select 'freezes.work.verify', o.freeze_no, true, o.holder, o.amount_frozen, day_over(o.verify_due_on), o.case_id
                from freeze_order o where o.stage in ('FROZEN', 'RENEWED') and o.verify_due_on is not null and o.verified_at is null and o.ends_on >= :today
                union all
                select 'freezes.work.renewal-unconfirmed', o.freeze_no, true, o.holder, o.amount_frozen, o.renewal_confirm_by, o.case_id
                from freeze_order o where o.renewed_at is not null and o.renewal_confirmed_at is null
                union all
                select 'freezes.work.release-unconfirmed', o.freeze_no, true, o.holder, o.amount_frozen,
                       o.release_asked_at + make_interval(secs => :confirmation), o.case_id
                from freeze_order o where o.release_asked_at is not null and o.release_confirmed_at is null
                union all
                select 'freezes.work.set-back', o.freeze_no, true, o.holder, o.amount_frozen, o.queued_until, o.case_id
                from freeze_order o where o.stage = 'QUEUED' and o.set_back_at > :now - interval '7 days'
                union all
                select 'funds.work.freeze-ends', f.freeze_no, exists (select from freeze_order o where o.id = f.id), f.holder,
                       f.frozen_amount, day_over(f.ends_on), f.case_id
                from fund_freeze f where f.state = 'FROZEN' and f.ends_on between :today and :ahead)
            select w.*, c.case_no, c.unit_id, coalesce(c.handler_id = :me, false) as mine
            from work w join case_file c on c.id = w.case_id where\s""";

    private final JdbcClient jdbc;
    private final Units units;
    private final PersonalDataCipher cipher;
    private final FreezeSettings settings;
    private final Clock clock;

    OpenFreezes(JdbcClient jdbc, Units units, PersonalDataCipher cipher, FreezeSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.cipher = cipher;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String titleKey() {
        return "funds.work.freezes";
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public String href() {
        return "/freezes";
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
        return read(actor, " and c.handler_id = :me", limit);
    }

    private List<WorkItem> read(Actor actor, String whose, int limit) {
        Instant now = clock.instant();
        LocalDate today = ChinaTime.date(now);
        return jdbc.sql(WORK.replaceAll("day_over\\(([^)]*)\\)", "(($1 + 1)::timestamp at time zone 'Asia/Shanghai')")
                        + WorkScope.within("c.unit_id", actor) + whose + " and " + CaseScope.opens("c", actor)
                        + " order by w.due nulls last, w.freeze_no limit :limit")
                .param("me", actor.id())
                .param("today", today)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("ahead", today.plusDays(FreezeRules.RENEWED_DAYS_AHEAD))
                .param("confirmation", settings.releaseConfirmation().toSeconds())
                .param("within", FreezeRules.RELEASED_WITHIN_DAYS)
                .param("units", WorkScope.units(actor))
                .param("limit", limit)
                .params(CaseScope.params(actor, now))
                .query((rs, n) -> item(rs))
                .list();
    }

    private WorkItem item(ResultSet rs) throws SQLException {
        byte[] holder = rs.getBytes("holder");
        BigDecimal amount = rs.getBigDecimal("amount");
        Timestamp due = rs.getTimestamp("due");
        String number = rs.getString("freeze_no");
        return new WorkItem(
                rs.getString("kind"),
                number,
                Stream.of(
                                holder == null ? "" : Masks.name(cipher.decrypt(ValueKind.NAME, holder)),
                                amount == null || amount.signum() == 0
                                        ? ""
                                        : Money.of(amount).grouped())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" · ")),
                rs.getBoolean("own")
                        ? WorkItem.page("/freezes", FreezeNumber.of(number).address())
                        : WorkItem.page("/cases", rs.getString("case_no")),
                units.find(rs.getObject("unit_id", UUID.class))
                        .map(UnitRef::name)
                        .orElse("—"),
                due == null ? null : due.toInstant(),
                rs.getBoolean("mine"));
    }
}
