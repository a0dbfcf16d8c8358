package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.StepOutcome;
import cn.fanzha.command.cases.StepOutcome.Refused;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A supervisor's decision that a program brings, such as the unit's own approval system. No program decides (程序规定
 * art. 178): it names the supervisor who did, and the same rules hold for her; the audit log has both.
 */
@Component
public class ConveyedApprovals {

    private final CaseSteps steps;
    private final CaseFiles files;
    private final ConveyingSupervisors supervisors;
    private final ApplicationEventPublisher events;

    ConveyedApprovals(
            CaseSteps steps, CaseFiles files, ConveyingSupervisors supervisors, ApplicationEventPublisher events) {
        this.steps = steps;
        this.files = files;
        this.supervisors = supervisors;
        this.events = events;
    }

    /**
     * Approves or declines what waits on the case.
     *
     * @param supervisor user name of who decided
     * @throws cn.fanzha.command.shared.OutOfScopeException the case is outside the program's scope, or the supervisor
     *     asked for the step in person
     */
    @Transactional
    public StepOutcome decide(
            CaseNumber number,
            boolean approve,
            @Nullable String note,
            @Nullable String supervisor,
            @Nullable String ifMatch,
            Actor program) {
        CaseRef file = files.require(number, program);
        Optional<Actor> decider =
                supervisors.find(supervisor).filter(person -> steps.mayApprove(file.unitId(), person));
        if (decider.isEmpty()) {
            return Refused.because("cases.approval.refused.supervisor");
        }
        StepOutcome outcome = steps.decide(number, approve, note, ifMatch, decider.get());
        if (outcome instanceof StepOutcome.Taken) {
            events.publishEvent(Audited.done(
                    "case.approval-conveyed",
                    "case",
                    number.value(),
                    Map.of("supervisor", decider.get().username(), "approved", approve)));
        }
        return outcome;
    }
}
