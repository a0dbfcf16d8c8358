package cn.fanzha.command.demo;

import cn.fanzha.command.cases.Channel;
import cn.fanzha.command.cases.NewCase;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.BankBins;
import cn.fanzha.command.funds.Urgency;
import cn.fanzha.command.intake.CallReport;
import cn.fanzha.command.intake.CallReport.PayeeTransfer;
import cn.fanzha.command.intake.Intake;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Three calls of a moment ago, so that the desks of the made-up banks have something to answer at the first start. */
@Component
@Order(30)
@ConditionalOnProperty("fanzha.demo")
class DemoCalls implements ApplicationRunner {

    private final JdbcClient jdbc;
    private final Intake intake;
    private final Units units;
    private final BankBins bins;
    private final Clock clock;

    DemoCalls(JdbcClient jdbc, Intake intake, Units units, BankBins bins, Clock clock) {
        this.jdbc = jdbc;
        this.intake = intake;
        this.units = units;
        this.bins = bins;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        // real banks' number ranges lead to the made-up banks, so that a card typed in a trial finds one
        bins.assign("ICBC", bank(11));
        bins.assign("ABC", bank(12));
        bins.assign("CCB", bank(13));
        boolean none = jdbc.sql("select not exists (select 1 from stop_payment where by_person)")
                .query(Boolean.class)
                .single();
        if (none) {
            Actor officer = officer();
            call(officer, "10", "36800", "6222029901000010017", "安禾", bank(11), "刷单返利，受害人垫付后无法提现。");
            call(officer, "13", "12000.60", "6228489901000020028", "苗远", bank(12), "冒充快递客服，以理赔为由诱导转账。");
            call(officer, "11", "158000", "6227009901000030031", "溪然", bank(13), "虚假投资平台，受害人刚转出一笔。");
        }
    }

    private void call(
            Actor officer, String type, String amount, String account, String holder, UUID bank, String story) {
        Instant now = clock.instant();
        NewCase details = new NewCase(
                Channel.HOTLINE_96110,
                type,
                now.minusSeconds(240),
                Money.of(amount),
                Money.of(amount),
                "990101",
                story,
                "周安宁",
                null,
                "17400000000");
        PayeeTransfer payee = new PayeeTransfer(
                0,
                true,
                AccountKind.BANK_ACCOUNT,
                account,
                holder,
                bank,
                Money.of(amount),
                now.minusSeconds(600),
                null);
        intake.take(
                new CallReport(Ids.next(), details, Set.of(), List.of(payee), Urgency.URGENT, false, null), officer);
    }

    private UUID bank(int unit) {
        return units.findByCode(DemoCity.UNITS.get(unit).code()).orElseThrow().id();
    }

    private Actor officer() {
        return jdbc.sql("select id, username, display_name, unit_id from account where username = 'officer'")
                .query((rs, n) -> {
                    UUID unit = rs.getObject("unit_id", UUID.class);
                    return new Actor(
                            rs.getObject("id", UUID.class),
                            rs.getString("username"),
                            rs.getString("display_name"),
                            unit,
                            Set.of(Role.OFFICER),
                            units.scopeOf(unit),
                            false);
                })
                .single();
    }
}
