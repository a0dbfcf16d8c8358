package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CaseVersions;
import cn.fanzha.command.cases.StepOutcome;
import cn.fanzha.command.cases.StepOutcome.Refused;
import cn.fanzha.command.identity.AccountRef;
import cn.fanzha.command.identity.Accounts;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.OutOfScopeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Naming people for a case as a program brings it: it names the supervisor who decided, the same rules hold for her as on
 * the page, and the audit log has both. A program of the side that holds the case also lifts a restriction, though it
 * opens no restricted case: what it gets to know is that nothing is restricted any more.
 */
@Component
public class ConveyedCircle {

    private final CaseRepository cases;
    private final CaseAccess access;
    private final CaseCircle circle;
    private final ConveyingSupervisors supervisors;
    private final Accounts accounts;
    private final CaseVersions versions;
    private final ApplicationEventPublisher events;

    ConveyedCircle(
            CaseRepository cases,
            CaseAccess access,
            CaseCircle circle,
            ConveyingSupervisors supervisors,
            Accounts accounts,
            CaseVersions versions,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.access = access;
        this.circle = circle;
        this.supervisors = supervisors;
        this.accounts = accounts;
        this.versions = versions;
        this.events = events;
    }

    /**
     * Whose decision on which case.
     *
     * @param supervisor user name of who decided
     * @param ifMatch the version that the program has seen, as the API's header says it
     */
    public record Conveyed(
            CaseNumber number,
            @Nullable String supervisor,
            @Nullable String ifMatch) {}

    /** What became of it, and the version that the case has now. */
    public record Told(StepOutcome outcome, long version) {}

    /** Only these people, by their user names, and the supervisor open the case from now on. */
    @Transactional
    public Told restrict(Conveyed conveyed, List<String> people, @Nullable String reason, Actor program) {
        return convey(
                conveyed,
                program,
                people,
                supervisor -> circle.restrict(conveyed.number(), ids(people), reason, supervisor));
    }

    /** Opens the case to its units again. */
    @Transactional
    public Told lift(Conveyed conveyed, @Nullable String reason, Actor program) {
        return convey(conveyed, program, List.of(), supervisor -> circle.lift(conveyed.number(), reason, supervisor));
    }

    /** These people, by their user names, see the case to the end of that day. */
    @Transactional
    public Told gather(
            Conveyed conveyed, @Nullable String name, List<String> people, @Nullable LocalDate endsOn, Actor program) {
        return convey(
                conveyed,
                program,
                people,
                supervisor -> circle.gather(conveyed.number(), name, ids(people), endsOn, supervisor));
    }

    /** Ends the task force before its day. */
    @Transactional
    public Told disband(Conveyed conveyed, @Nullable String reason, Actor program) {
        return convey(
                conveyed, program, List.of(), supervisor -> circle.disband(conveyed.number(), reason, supervisor));
    }

    private Told convey(Conveyed conveyed, Actor program, List<String> people, Function<Actor, StepOutcome> decision) {
        CaseNumber number = conveyed.number();
        CaseFile file =
                cases.findLockedByCaseNo(number.value()).orElseThrow(() -> new NotFoundException("case", number));
        if (!program.scope().sees(file.unitId())) {
            throw new OutOfScopeException("case", number);
        }
        access.requireVersion(file, conveyed.ifMatch());
        Optional<Actor> supervisor = supervisors.find(conveyed.supervisor());
        if (supervisor.isEmpty() || !supervisor.get().scope().sees(file.unitId())) {
            return new Told(Refused.because("cases.circle.refused.supervisor"), versions.of(file.getId()));
        }
        Optional<String> unknown = people.stream()
                .filter(person -> accounts.findByUsername(person).isEmpty())
                .findFirst();
        if (unknown.isPresent()) {
            return new Told(Refused.because("cases.circle.refused.unknown", unknown.get()), versions.of(file.getId()));
        }
        StepOutcome outcome = decision.apply(supervisor.get());
        if (outcome instanceof StepOutcome.Taken) {
            events.publishEvent(Audited.done(
                    "case.circle-conveyed",
                    "case",
                    number.value(),
                    Map.of("supervisor", supervisor.get().username())));
        }
        cases.flush();
        return new Told(outcome, versions.of(file.getId()));
    }

    private List<UUID> ids(List<String> people) {
        return people.stream()
                .flatMap(person -> accounts.findByUsername(person).stream())
                .map(AccountRef::id)
                .toList();
    }
}
