package cn.fanzha.command.demo;

import cn.fanzha.command.observables.Blacklist;
import cn.fanzha.command.observables.BlacklistOutcome;
import cn.fanzha.command.observables.BlacklistSource;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.requests.ControlAsked;
import cn.fanzha.command.requests.ControlKind;
import cn.fanzha.command.requests.ControlNumber;
import cn.fanzha.command.requests.ControlOutcome;
import cn.fanzha.command.requests.ControlRefusal;
import cn.fanzha.command.requests.ControlUrgency;
import cn.fanzha.command.requests.Controls;
import cn.fanzha.command.shared.ChinaTime;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** What lies on the desks of the operator and the internet company, and what stands on the blacklist. */
@Component
@ConditionalOnProperty("fanzha.demo")
class DemoControlsNow {

    private static final int HOUR = 60;

    private final Controls controls;
    private final Blacklist blacklist;
    private final Observables observables;
    private final DemoPeople people;
    private final Units units;
    private final Clock clock;

    DemoControlsNow(
            Controls controls,
            Blacklist blacklist,
            Observables observables,
            DemoPeople people,
            Units units,
            Clock clock) {
        this.controls = controls;
        this.blacklist = blacklist;
        this.observables = observables;
        this.people = people;
        this.units = units;
        this.clock = clock;
    }

    void plan(DemoPlay play) {
        operator(play);
        company(play);
        listed(play);
    }

    private void operator(DemoPlay play) {
        number(play, 2, "officer", "17400091001", ControlUrgency.URGENT, "冒充公检法，受害人仍在通话");
        number(play, 9, "officer8", "17400091002", ControlUrgency.NORMAL, "冒充客服退款，群拨");
        AtomicReference<@Nullable ControlNumber> inHand =
                ask(play, 41, "officer2", ControlKind.SITE, "loan-fast.example", DemoCity.TELECOM, "虚假贷款网站");
        play.ago(38, () -> expect(controls.receive(of(inHand), people.of("liaison6"))));
        AtomicReference<@Nullable ControlNumber> done =
                number(play, 3 * HOUR, "officer", "17400091003", ControlUrgency.URGENT, "刷单引流，多人举报");
        play.ago(3 * HOUR - 12, () -> expect(controls.done(of(done), "已停机", people.of("liaison6"))));
        AtomicReference<@Nullable ControlNumber> refused =
                number(play, 5 * HOUR, "officer2", "17400091004", ControlUrgency.NORMAL, "冒充熟人借款");
        play.ago(
                5 * HOUR - 9,
                () -> expect(
                        controls.refuse(of(refused), ControlRefusal.NOT_OURS, "号码已携入其他运营商", people.of("liaison6"))));
    }

    private void company(DemoPlay play) {
        ask(play, 4, "officer", ControlKind.APP, "com.huixin.wallet", DemoCity.INTERNET, "虚假投资应用，诱导转账");
        ask(play, 14, "officer5", ControlKind.SITE, "vip-refund.example/service", DemoCity.INTERNET, "冒充客服的退款页面");
        AtomicReference<@Nullable ControlNumber> lifting =
                ask(play, 20 * HOUR, "officer", ControlKind.SITE, "shop-sale.example", DemoCity.INTERNET, "虚假购物网站");
        play.ago(20 * HOUR - 15, () -> expect(controls.done(of(lifting), "已封堵", people.of("liaison7"))));
        play.ago(12, () -> expect(controls.askLift(of(lifting), "经核实为正常商户，被仿冒", people.of("officer"))));
        AtomicReference<@Nullable ControlNumber> removed =
                ask(play, 7 * HOUR, "officer2", ControlKind.APP, "com.jubao.task", DemoCity.INTERNET, "刷单做任务应用");
        play.ago(7 * HOUR - 21, () -> expect(controls.done(of(removed), "已下架", people.of("liaison7"))));
    }

    private void listed(DemoPlay play) {
        list(play, 50 * HOUR, "analyst", ObservableType.APP, "com.jubao.task", BlacklistSource.CASE_WORK, "多起刷单案件使用");
        list(
                play,
                40 * HOUR,
                "officer",
                ObservableType.URL,
                "loan-fast.example",
                BlacklistSource.PUBLIC_TIP,
                "群众举报的虚假贷款网站");
        AtomicReference<@Nullable UUID> disputed = list(
                play, 45 * HOUR, "officer", ObservableType.PHONE, "17400091005", BlacklistSource.TELECOM, "运营商监测群拨");
        play.ago(
                30 * HOUR,
                () -> blacklist.dispute(
                        required(disputed), "方沐", "17400091006", "号码上月过户给本人，此前使用与本人无关", people.of("officer2")));
    }

    private AtomicReference<@Nullable ControlNumber> number(
            DemoPlay play, int minutes, String officer, String phone, ControlUrgency urgency, String reason) {
        return ask(play, minutes, officer, ControlKind.NUMBER, phone, DemoCity.TELECOM, reason, urgency);
    }

    private AtomicReference<@Nullable ControlNumber> ask(
            DemoPlay play, int minutes, String officer, ControlKind kind, String value, String partner, String reason) {
        return ask(play, minutes, officer, kind, value, partner, reason, ControlUrgency.NORMAL);
    }

    private AtomicReference<@Nullable ControlNumber> ask(
            DemoPlay play,
            int minutes,
            String officer,
            ControlKind kind,
            String value,
            String partner,
            String reason,
            ControlUrgency urgency) {
        AtomicReference<@Nullable ControlNumber> number = new AtomicReference<>();
        play.ago(minutes, () -> {
            UUID institution = units.findByCode(partner).orElseThrow().id();
            number.set(expect(controls.ask(
                    new ControlAsked(kind, value, institution, null, reason, urgency), people.of(officer))));
        });
        return number;
    }

    private AtomicReference<@Nullable UUID> list(
            DemoPlay play,
            int minutes,
            String by,
            ObservableType type,
            String value,
            BlacklistSource source,
            String reason) {
        AtomicReference<@Nullable UUID> entry = new AtomicReference<>();
        play.ago(minutes, () -> {
            BlacklistOutcome outcome = blacklist.list(
                    observables.idOf(type, value),
                    source,
                    reason,
                    ChinaTime.date(clock.instant()).plusDays(365),
                    people.of(by));
            if (outcome instanceof BlacklistOutcome.Done done) {
                entry.set(done.entry());
            }
        });
        return entry;
    }

    private static ControlNumber of(AtomicReference<@Nullable ControlNumber> number) {
        return required(number);
    }

    private static <T> T required(AtomicReference<@Nullable T> made) {
        T value = made.get();
        if (value == null) {
            throw new IllegalStateException("nothing was made");
        }
        return value;
    }

    private static ControlNumber expect(ControlOutcome outcome) {
        if (outcome instanceof ControlOutcome.Done done) {
            return done.number();
        }
        throw new IllegalStateException(outcome.toString());
    }
}
