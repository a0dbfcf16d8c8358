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
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Freezes that end within 10 days: not renewed they end by themselves at 24:00 of the last day (程序规定 art. 243), so
 * the renewal is prepared now. They lie with the unit that holds the case; its handler's are her own.
 */
@Component
class EndingFreezes implements WorkSource {

    private static final int DAYS_AHEAD = 10;

    private static final String ENDING = """
            select f.freeze_no, f.holder, f.frozen_amount, f.ends_on, c.case_no, c.unit_id,
                   coalesce(c.handler_id = :me, false) as mine
            from fund_freeze f join case_file c on c.id = f.case_id
            where f.state = 'FROZEN' and f.ends_on between :today and :ahead and\s""";

    private final JdbcClient jdbc;
    private final Units units;
    private final PersonalDataCipher cipher;
    private final Clock clock;

    EndingFreezes(JdbcClient jdbc, Units units, PersonalDataCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.cipher = cipher;
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
        return "/stops?state=FROZEN";
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
        LocalDate today = ChinaTime.date(clock.instant());
        return jdbc.sql(ENDING + WorkScope.within("c.unit_id", actor) + whose + " and " + CaseScope.opens("c", actor)
                        + " order by f.ends_on, f.freeze_no limit :limit")
                .param("me", actor.id())
                .param("today", today)
                .param("ahead", today.plusDays(DAYS_AHEAD))
                .param("units", WorkScope.units(actor))
                .param("limit", limit)
                .params(CaseScope.params(actor, clock.instant()))
                .query((rs, n) -> item(rs))
                .list();
    }

    private WorkItem item(ResultSet rs) throws SQLException {
        byte[] holder = rs.getBytes("holder");
        BigDecimal amount = rs.getBigDecimal("frozen_amount");
        return new WorkItem(
                "funds.work.freeze-ends",
                rs.getString("freeze_no"),
                Stream.of(
                                holder == null ? "" : Masks.name(cipher.decrypt(ValueKind.NAME, holder)),
                                amount == null ? "" : Money.of(amount).grouped())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" · ")),
                WorkItem.page("/cases", rs.getString("case_no")),
                units.find(rs.getObject("unit_id", UUID.class))
                        .map(UnitRef::name)
                        .orElse("—"),
                ChinaTime.startOf(rs.getObject("ends_on", LocalDate.class).plusDays(1)),
                rs.getBoolean("mine"));
    }
}
