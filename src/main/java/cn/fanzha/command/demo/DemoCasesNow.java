package cn.fanzha.command.demo;

import cn.fanzha.command.cases.CasePeople;
import cn.fanzha.command.cases.CaseProgress;
import cn.fanzha.command.cases.CaseStep;
import cn.fanzha.command.cases.StepOutcome;
import cn.fanzha.command.shared.ChinaTime;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** What happens to a case beside its way: a rejection to be told, a transfer to be taken over, people who were named. */
@Component
@ConditionalOnProperty("fanzha.demo")
class DemoCasesNow {

    private final CaseProgress progress;
    private final CasePeople circle;
    private final DemoPeople people;
    private final Clock clock;

    DemoCasesNow(CaseProgress progress, CasePeople circle, DemoPeople people, Clock clock) {
        this.progress = progress;
        this.circle = circle;
        this.people = people;
        this.clock = clock;
    }

    /** The reporter is to be told within three days. */
    void rejected(DemoPlay play, DemoCall call, String supervisor) {
        step(play, call, CaseStep.ACCEPT, 180, null);
        step(play, call, CaseStep.REJECT, 170, "经审查系网购退货纠纷，无诈骗犯罪事实");
        play.ago(150, () -> expect(progress.decide(call.number(), true, "同意不予立案", people.of(supervisor))));
    }

    /** Waits for the other unit. */
    void transferred(DemoPlay play, DemoCall call, String unit) {
        play.ago(
                90,
                () -> expect(progress.transfer(
                        call.number(),
                        CaseStep.TRANSFER_REPORTED,
                        clock.instant(),
                        "收款人在贵辖区，材料和止付回执一并移交",
                        unit,
                        people.of(call.officer))));
    }

    void restricted(DemoPlay play, DemoCall call, String supervisor, String named) {
        play.ago(
                60,
                () -> expect(circle.restrict(
                        call.number(), List.of(people.of(named).id()), "涉及在职人员，限定知悉范围", people.of(supervisor))));
    }

    void joint(DemoPlay play, DemoCall call, String supervisor, String... members) {
        play.ago(
                50,
                () -> expect(circle.gather(
                        call.number(),
                        "投资诈骗联合专班",
                        java.util.stream.Stream.of(members)
                                .map(name -> people.of(name).id())
                                .toList(),
                        ChinaTime.date(clock.instant()).plusDays(60),
                        people.of(supervisor))));
    }

    private void step(
            DemoPlay play, DemoCall call, CaseStep step, int minutes, @org.jspecify.annotations.Nullable String note) {
        play.ago(
                minutes,
                () -> expect(progress.take(call.number(), step, clock.instant(), note, people.of(call.officer))));
    }

    private static void expect(StepOutcome outcome) {
        if (outcome instanceof StepOutcome.Refused no) {
            throw new IllegalStateException(no.key());
        }
    }
}
