package cn.fanzha.command.demo;

import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.OnwardRow;
import cn.fanzha.command.funds.OnwardTables;
import cn.fanzha.command.funds.OnwardTransfers;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.StopNumber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where banks saw the money go from accounts that were nearly empty when they were stopped. */
@Component
@ConditionalOnProperty("fanzha.demo")
class DemoOnward {

    private final OnwardTransfers onward;
    private final OnwardTables tables;
    private final DemoPeople people;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoOnward(OnwardTransfers onward, OnwardTables tables, DemoPeople people, JdbcClient jdbc, Clock clock) {
        this.onward = onward;
        this.tables = tables;
        this.people = people;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Three accounts of other banks, the last of a bank that is not known here. */
    void threeAccounts(StopNumber stop, String liaison, DemoDice dice) {
        Instant now = clock.instant();
        UUID id = jdbc.sql("select id from stop_payment where request_no = ?")
                .param(stop.value())
                .query(UUID.class)
                .single();
        DemoCard first = DemoCard.of(DemoCity.BANKS.get(0), dice);
        DemoCard second = DemoCard.of(DemoCity.BANKS.get(2), dice);
        onward.add(
                id,
                List.of(
                        row(first.number(), first.holder(), first.institution(), "12000", now, 21),
                        row(second.number(), second.holder(), second.institution(), "6500", now, 20),
                        row("9900090000000000017", dice.name(), "远河村镇银行", "3490.87", now, 19)),
                people.of(liaison));
    }

    /** A table that the liaison has pasted, and not yet looked through. */
    void tableBrought(StopNumber stop, String liaison) {
        String now = ChinaTime.formatSeconds(clock.instant());
        tables.bring(
                stop,
                List.of(
                        List.of("对方账号", "金额", "交易时间"),
                        List.of("9900090000000000025", "25000.00", now),
                        List.of("9900090000000000033", "17999.50", now)),
                people.of(liaison));
    }

    private static OnwardRow row(String account, String holder, String bank, String yuan, Instant now, int minutesAgo) {
        return new OnwardRow(
                AccountKind.BANK_ACCOUNT,
                account,
                holder,
                bank,
                Money.of(yuan),
                now.minus(Duration.ofMinutes(minutesAgo)),
                null);
    }
}
