package cn.fanzha.command.freezes.web;

import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.FreezeOutcome;
import cn.fanzha.command.freezes.FreezeOutcome.Refused;
import cn.fanzha.command.freezes.domain.FreezeApplications;
import cn.fanzha.command.freezes.domain.FreezeApprovals;
import cn.fanzha.command.freezes.domain.FreezeCare;
import cn.fanzha.command.freezes.domain.FreezeDetail;
import cn.fanzha.command.freezes.domain.FreezeFiles;
import cn.fanzha.command.freezes.domain.FreezeRenewals;
import cn.fanzha.command.freezes.web.FreezeBodies.Act;
import cn.fanzha.command.freezes.web.FreezeBodies.Acted;
import cn.fanzha.command.freezes.web.FreezeBodies.Decided;
import cn.fanzha.command.freezes.web.FreezeBodies.Decision;
import cn.fanzha.command.identity.Accounts;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.api.Versions;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.Scope;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Acts that a program brings in a person's name: the log has the program and the person. */
@Component
class FreezeConveyed {

    private final FreezeFiles files;
    private final FreezeApplications applications;
    private final FreezeApprovals approvals;
    private final FreezeRenewals renewals;
    private final FreezeCare care;
    private final FreezeAnswers answers;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;

    FreezeConveyed(
            FreezeFiles files,
            FreezeApplications applications,
            FreezeApprovals approvals,
            FreezeRenewals renewals,
            FreezeCare care,
            FreezeAnswers answers,
            Accounts accounts,
            ApplicationEventPublisher events) {
        this.files = files;
        this.applications = applications;
        this.approvals = approvals;
        this.renewals = renewals;
        this.care = care;
        this.answers = answers;
        this.accounts = accounts;
        this.events = events;
    }

    ResponseEntity<?> act(FreezeNumber no, @Nullable String match, Acted body, Actor program, Locale locale) {
        Act act = body.act();
        String note = Objects.requireNonNullElse(body.note(), "").strip();
        boolean whole = Boolean.TRUE.equals(body.whole());
        return on(no, match, body.by(), program, locale, String.valueOf(act), (version, officer) -> switch (act) {
            case null -> Refused.because("freezes.api.act");
            case WITHDRAW -> applications.withdraw(no, version, whole, note, officer);
            case SEND -> approvals.send(no, version, whole, officer);
            case ASK_RENEWAL ->
                body.months() == null
                        ? Refused.because("freezes.refused.months")
                        : renewals.ask(no, version, body.months(), Boolean.TRUE.equals(body.longTerm()), note, officer);
            case UNRELATED ->
                body.foundOn() == null
                        ? Refused.because("freezes.refused.found-on")
                        : care.unrelated(no, version, body.foundOn(), note, officer);
            case VERIFY -> care.verify(no, version, note, officer);
        });
    }

    ResponseEntity<?> decide(FreezeNumber no, @Nullable String match, Decided body, Actor program, Locale locale) {
        Decision decision = body.decision();
        String note = Objects.requireNonNullElse(body.note(), "").strip();
        String remark = note.isEmpty() ? null : note;
        boolean whole = Boolean.TRUE.equals(body.whole());
        return on(
                no, match, body.by(), program, locale, String.valueOf(decision), (version, head) -> switch (decision) {
                    case null -> Refused.because("freezes.api.act");
                    case REVIEW -> approvals.review(no, version, whole, note, head);
                    case APPROVE -> approvals.approve(no, version, whole, remark, head);
                    case REJECT -> approvals.reject(no, version, whole, note, head);
                    case APPROVE_RENEWAL -> renewals.decide(no, version, true, remark, head);
                    case DECLINE_RENEWAL -> renewals.decide(no, version, false, remark, head);
                    case EXTEND_VERIFICATION -> care.extendVerification(no, version, note, head);
                    case RELEASE ->
                        care.release(no, version, part(body), note, Boolean.TRUE.equals(body.wrong()), head);
                });
    }

    /** The program sees the freeze, has its version, and names somebody; what she may is the use case's question. */
    ResponseEntity<?> on(
            FreezeNumber no,
            @Nullable String match,
            @Nullable String by,
            Actor program,
            Locale locale,
            String what,
            BiFunction<Integer, Actor, FreezeOutcome> act) {
        FreezeDetail now = files.glance(no, program);
        if (program.scope() instanceof Scope.Institution) {
            return answers.refused("freezes.api.police", locale);
        }
        Versions.require(match, now.version());
        Actor person = person(by, Role.OFFICER, Role.SUPERVISOR);
        if (person == null) {
            return answers.refused("freezes.api.officer", locale);
        }
        FreezeOutcome outcome = act.apply(now.version(), person);
        if (outcome instanceof FreezeOutcome.Done) {
            note(no, what, person);
        }
        return answers.of(outcome, () -> files.glance(no, program), program, locale);
    }

    /** Whoever may sign in under the name and holds one of the roles. */
    @Nullable
    Actor person(@Nullable String username, Role... any) {
        return accounts.acting(username)
                .filter(person -> Arrays.stream(any).anyMatch(person::has))
                .orElse(null);
    }

    void note(FreezeNumber no, String what, Actor person) {
        events.publishEvent(Audited.done(
                "freeze.conveyed", "freeze", no.value(), Map.of("act", what, "person", person.username())));
    }

    private static @Nullable Money part(Decided body) {
        return body.amount() == null || body.amount().isBlank() ? null : Money.of(body.amount());
    }
}
