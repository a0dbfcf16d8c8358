package cn.fanzha.command.returns.domain;

import static cn.fanzha.command.support.Returns.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.fanzha.command.platform.work.WorkItem;
import cn.fanzha.command.platform.work.WorkSource;
import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.ReturnWay;
import cn.fanzha.command.returns.VictimNotice;
import cn.fanzha.command.returns.domain.ReturnChange.Refused;
import cn.fanzha.command.returns.domain.ReturnDesk.Receipt;
import cn.fanzha.command.returns.domain.ReturnReading.FlowLine;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.support.Returns.Frozen;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** By which transfers money reached a frozen account, and what a return asks of whom on its way. */
class ReturnFlowTest extends ReturnSetting {

    @Autowired
    ReturnReading reading;

    @Autowired
    ReturnApplications applications;

    @Autowired
    ReturnDesk desk;

    @Autowired
    List<WorkSource> sources;

    Frozen frozen;
    ReturnNumber no;

    @BeforeEach
    void anOpenReturn() {
        frozen = returns.frozen(file, city.bank1, "50.00", city.officer);
        no = returns.open(file, frozen, city.officer);
    }

    @Test
    void theFlowTableFollowsMoneyUpstreamAsLongAsItCameBeforeItLeft() {
        UUID account = Objects.requireNonNull(frozen.place().accountId());
        UUID victims = returns.account();
        UUID mule = returns.account();
        UUID stranger = returns.account();
        Instant noon = clock.instant().minusSeconds(86_400);
        returns.transfer(file, victims, "王小明", mule, "30.00", noon);
        returns.transfer(file, mule, "钱一", account, "30.00", noon.plusSeconds(60));
        returns.transfer(file, stranger, "路人", mule, "99.00", noon.plusSeconds(61));
        returns.transfer(file, account, "李收款", stranger, "5.00", noon.plusSeconds(120));

        assertThat(reading.flow(no, city.officer))
                .extracting(FlowLine::at, FlowLine::amount, FlowLine::hops, FlowLine::ofVictim)
                .containsExactly(
                        tuple(noon, Money.of("30.00"), 2, true),
                        tuple(noon.plusSeconds(60), Money.of("30.00"), 1, false));

        done(returns.apply(no, returns.first(file), "30.00", city.officer));
        done(returns.accept(no, city.officer));
        returns.transfer(file, stranger, "赵三", account, "7.00", noon.plusSeconds(90));
        assertThat(returns.propose(no, ReturnWay.DIRECT_ONE, city.officer, city.officer2))
                .describedAs("a second remittance stands in the account")
                .isEqualTo(Refused.because("returns.propose.not-one"));
    }

    @Test
    void eachStepWaitsWithWhoTakesIt() {
        Actor chief = city.chief();
        waits("accept", "accept");
        done(returns.apply(no, returns.first(file), "90.00", city.officer));
        done(returns.accept(no, city.officer));
        waits("propose", "propose");
        done(returns.propose(no, ReturnWay.PROPORTIONAL, city.officer, city.officer2));
        waits("publish", "publish");
        done(returns.publish(no, city.officer));
        Instant over =
                Objects.requireNonNull(returns.view(no, city.officer).dates().noticeUntil());
        clock.set(over.minusSeconds(1));
        waits("", "");
        clock.set(over);
        waits("", "notice-over");
        done(returns.approve(no, chief));
        waits("send", "send");
        done(returns.send(no, city.officer));
        Instant due =
                Objects.requireNonNull(returns.view(no, city.officer).dates().due());
        clock.set(due.minusSeconds(1));
        waits("", "");
        clock.set(due);
        waits("late", "late");
        done(desk.execute(no, returns.share(no, 0, city.officer), new Receipt("HZ-1", null), city.liaison));
        waits("tell", "tell");
        UUID told = returns.view(no, city.officer).applicants().getFirst().id();
        done(applications.tell(no, null, told, VictimNotice.SMS, clock.instant(), city.officer));
        waits("", "");
    }

    @Test
    void whatWasReleasedMeanwhileIsNeitherApprovedNorSent() {
        done(returns.apply(no, returns.first(file), "90.00", city.officer));
        done(returns.accept(no, city.officer));
        done(returns.propose(no, ReturnWay.DIRECT_ONE, city.officer, city.officer2));
        returns.released(frozen, "0.01", city.officer);
        assertThat(returns.approve(no, city.chief()))
                .isEqualTo(Refused.because("returns.above-frozen", "50.00", "49.99"));
        done(returns.propose(no, ReturnWay.DIRECT_ONE, city.officer, city.officer2));
        done(returns.approve(no, city.chief()));
        returns.released(frozen, "1.00", city.officer);
        assertThat(returns.send(no, city.officer)).isEqualTo(Refused.because("returns.above-frozen", "49.99", "48.99"));
        returns.released(frozen, null, city.officer);
        assertThat(returns.send(no, city.officer))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.messageKey()).isEqualTo("returns.freeze-over"));
    }

    /** What stands for the return in the work lists of an officer of the holder, and of the city's supervisor. */
    private void waits(String officers, String chiefs) {
        assertThat(List.of(kind(city.officer), kind(city.chief()))).containsExactly(officers, chiefs);
    }

    private String kind(Actor actor) {
        return sources.stream()
                .filter(source -> source.titleKey().equals("returns.work.title"))
                .flatMap(source -> source.open(actor, 500).stream())
                .filter(item -> item.number().equals(no.value()))
                .map(WorkItem::kindKey)
                .map(key -> key.replace("returns.work.", ""))
                .findFirst()
                .orElse("");
    }
}
