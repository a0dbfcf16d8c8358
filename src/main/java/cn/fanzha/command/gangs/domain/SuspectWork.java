package cn.fanzha.command.gangs.domain;

import cn.fanzha.command.gangs.Measure;
import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.operations.ChangeOutcome.Problem;
import cn.fanzha.command.operations.ChangeOutcome.Refused;
import cn.fanzha.command.organisation.SerialNumbers;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.crypto.BlindIndex;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.PersonNumber;
import cn.fanzha.command.shared.ResidentId;
import cn.fanzha.command.shared.UnitCode;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Enters suspects, describes them and dates the measures taken. */
@Component
public class SuspectWork {

    private static final int NAME_AT_MOST = 60;
    private static final int CASES_AT_MOST = 100;

    /** A passport or a permit begins with a letter; all else must be a resident's number. */
    private static final Pattern OTHER_DOCUMENT = Pattern.compile("[A-Z][A-Z0-9]{5,16}");

    private final SuspectRepository suspects;
    private final GangAccess access;
    private final SuspectCaseLinks cases;
    private final SerialNumbers serials;
    private final BlindIndex index;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SuspectWork(
            SuspectRepository suspects,
            GangAccess access,
            SuspectCaseLinks cases,
            SerialNumbers serials,
            BlindIndex index,
            ApplicationEventPublisher events,
            Clock clock) {
        this.suspects = suspects;
        this.access = access;
        this.cases = cases;
        this.serials = serials;
        this.index = index;
        this.events = events;
        this.clock = clock;
    }

    /** Enters a suspect and draws the person number of the unit's month. */
    @Transactional
    public ChangeOutcome enter(SuspectDraft draft, Actor actor) {
        UnitRef unit = access.holder(draft.unitCode(), actor);
        Problem problem =
                draft.name() == null ? Problem.of("name", "gangs.problem.person-name", NAME_AT_MOST) : problem(draft);
        if (problem == null) {
            problem = access.elsewhere(draft.gangNo(), null, actor);
        }
        if (problem != null) {
            return new Refused(List.of(problem));
        }
        Instant now = clock.instant();
        YearMonth month = ChinaTime.month(now);
        String number = PersonNumber.of(UnitCode.of(unit.code()), month, serials.draw('R', unit.code(), month))
                .value();
        Suspect suspect = Suspect.enter(number, unit.id(), actor, now);
        keep(suspect, draft, actor);
        events.publishEvent(Audited.done("suspect.enter", "suspect", number, described(draft)));
        return new ChangeOutcome.Done(number);
    }

    /** Describes a suspect anew; the dates of the measures stay. */
    @Transactional
    public ChangeOutcome describe(String number, SuspectDraft draft, int version, Actor actor) {
        Suspect suspect = access.lockedSuspect(number, actor);
        Problem problem = problem(draft);
        if (problem == null) {
            problem = access.elsewhere(draft.gangNo(), suspect, actor);
        }
        if (problem != null) {
            return new Refused(List.of(problem));
        }
        if (suspect.version() != version) {
            return new ChangeOutcome.Stale(number);
        }
        keep(suspect, draft, actor);
        events.publishEvent(Audited.done("suspect.edit", "suspect", number, described(draft)));
        return new ChangeOutcome.Done(number);
    }

    /** The dates of the measures are these from now on; what is not given is not known or did not happen. */
    @Transactional
    public ChangeOutcome measures(String number, Map<Measure, Instant> dates, int version, Actor actor) {
        Suspect suspect = access.lockedSuspect(number, actor);
        List<Problem> problems = Suspect.problems(dates, clock.instant());
        if (!problems.isEmpty()) {
            return new Refused(problems);
        }
        if (suspect.version() != version) {
            return new ChangeOutcome.Stale(number);
        }
        Map<String, @Nullable Object> before = told(suspect.dates());
        suspect.take(dates);
        suspects.save(suspect);
        events.publishEvent(
                Audited.done("suspect.measures", "suspect", number, Map.of("before", before, "after", told(dates))));
        return new ChangeOutcome.Done(number);
    }

    private void keep(Suspect suspect, SuspectDraft draft, Actor actor) {
        String name = draft.name();
        if (name != null) {
            suspect.named(name, index.of(ValueKind.NAME, suspect.number() + '\n' + name));
        }
        String document = document(draft.idNo());
        if (document != null) {
            suspect.identified(document, index.of(ValueKind.ID_NUMBER, document));
        }
        suspect.join(access.gangFor(draft.gangNo(), suspect, actor), draft.role());
        suspect.tagged(draft.tags());
        suspect.creditTo(access.operation(draft.operationNo(), suspect.operationId(), actor));
        suspects.save(suspect);
        suspects.flush();
        cases.replace(suspect, draft.caseNos(), actor);
    }

    private static @Nullable Problem problem(SuspectDraft draft) {
        String name = draft.name();
        if (name != null && name.length() > NAME_AT_MOST) {
            return Problem.of("name", "gangs.problem.person-name", NAME_AT_MOST);
        }
        if (draft.caseNos().size() > CASES_AT_MOST) {
            return Problem.of("cases", "gangs.problem.cases", CASES_AT_MOST);
        }
        try {
            document(draft.idNo());
            draft.caseNos().forEach(CaseNumber::of);
        } catch (InvalidValueException e) {
            return Problem.of("idNo", e.key(), e.args());
        }
        return null;
    }

    /** A resident's number with a right check digit, a passport or a permit. */
    static @Nullable String document(@Nullable String typed) {
        if (typed == null) {
            return null;
        }
        String upper = typed.strip().toUpperCase(Locale.ROOT);
        return OTHER_DOCUMENT.matcher(upper).matches()
                ? upper
                : ResidentId.of(typed).value();
    }

    private static Map<String, @Nullable Object> told(Map<Measure, Instant> dates) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        dates.forEach((measure, at) -> told.put(measure.name(), ChinaTime.formatSeconds(at)));
        return told;
    }

    /** What the audit log keeps: no personal data, only whether it was given. */
    private static Map<String, @Nullable Object> described(SuspectDraft draft) {
        Map<String, @Nullable Object> after = new LinkedHashMap<>();
        after.put("named", draft.name() != null);
        after.put("idGiven", draft.idNo() != null);
        after.put("gang", draft.gangNo());
        after.put("role", draft.role() == null ? null : String.valueOf(draft.role()));
        after.put("operation", draft.operationNo());
        after.put("cases", String.join(", ", draft.caseNos()));
        after.put("tags", String.join(", ", draft.tags()));
        return after;
    }
}
