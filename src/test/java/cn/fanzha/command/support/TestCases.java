package cn.fanzha.command.support;

import cn.fanzha.command.cases.CaseIntake;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseStep;
import cn.fanzha.command.cases.Channel;
import cn.fanzha.command.cases.NewCase;
import cn.fanzha.command.cases.StepOutcome;
import cn.fanzha.command.cases.domain.CaseSteps;
import cn.fanzha.command.cases.domain.CaseSteps.StepRequest;
import cn.fanzha.command.cases.domain.Closing;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes cases through their real transitions. */
@Component
public class TestCases {

    /** What lets a case of this class be closed. */
    public static final Closing CLOSING = new Closing(
            Money.of("48000.50"), Money.of("1000"), "10", "110105", null, "人员在境外，尚未查明", List.of("跨境"), false);

    private final CaseIntake intake;
    private final CaseSteps steps;
    private final TransactionTemplate transactions;
    private final Clock clock;

    TestCases(CaseIntake intake, CaseSteps steps, TransactionTemplate transactions, Clock clock) {
        this.intake = intake;
        this.steps = steps;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A report of two hours ago by 王小明, 13800138000. */
    public CaseRef reported(Actor officer) {
        return reported(officer, clock.instant().minusSeconds(7200), "10");
    }

    public CaseRef reported(Actor officer, Instant at, @Nullable String fraudType) {
        NewCase details = new NewCase(
                Channel.HOTLINE_96110,
                fraudType,
                at,
                Money.of("50000"),
                Money.of("48000.50"),
                null,
                "对方自称客服，要求转账。",
                "王小明",
                "11010519491231002X",
                "13800138000");
        CaseRef file = transactions.execute(status -> intake.open(details, officer));
        return java.util.Objects.requireNonNull(file);
    }

    /** Accepted and filed, the supervisor of the district approving. */
    public CaseRef filed(Actor officer, Actor supervisor) {
        return walked(officer, supervisor, CaseStep.ACCEPT, CaseStep.FILE);
    }

    /** Through these steps, the supervisor approving where the law wants it. */
    public CaseRef walked(Actor officer, Actor supervisor, CaseStep... way) {
        CaseRef file = reported(officer);
        for (CaseStep step : way) {
            take(file, step, officer);
            if (step.needsApproval()) {
                steps.decide(file.number(), true, "同意", supervisor);
            }
        }
        return file;
    }

    public CaseRef prosecuted(Actor officer, Actor supervisor) {
        return walked(
                officer,
                supervisor,
                CaseStep.ACCEPT,
                CaseStep.FILE,
                CaseStep.SOLVE,
                CaseStep.CONCLUDE,
                CaseStep.PROSECUTE);
    }

    /** Handed over to another unit, by its code. */
    public void transfer(CaseRef file, String unit, String note, Actor actor) {
        steps.take(new StepRequest(file.number(), CaseStep.TRANSFER_REPORTED, clock.instant(), note, unit), actor);
    }

    /** Takes a step now. */
    public StepOutcome take(CaseRef file, CaseStep step, Actor actor) {
        return steps.take(new StepRequest(file.number(), step, clock.instant(), "依法办理", null, CLOSING, null), actor);
    }
}
