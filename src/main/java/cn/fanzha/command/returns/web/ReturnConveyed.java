package cn.fanzha.command.returns.web;

import cn.fanzha.command.identity.Accounts;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.api.Versions;
import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.domain.ReturnApplications;
import cn.fanzha.command.returns.domain.ReturnChange;
import cn.fanzha.command.returns.domain.ReturnDecisions;
import cn.fanzha.command.returns.domain.ReturnNotices;
import cn.fanzha.command.returns.domain.ReturnProposals;
import cn.fanzha.command.returns.domain.ReturnReading;
import cn.fanzha.command.returns.domain.ReturnView;
import cn.fanzha.command.returns.domain.ReturnView.Applicant;
import cn.fanzha.command.returns.web.ReturnBodies.Acted;
import cn.fanzha.command.returns.web.ReturnBodies.ApplicantActed;
import cn.fanzha.command.returns.web.ReturnBodies.Decided;
import cn.fanzha.command.returns.web.ReturnBodies.ObjectionAnswer;
import cn.fanzha.command.returns.web.ReturnBodies.Proposal;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Acts that a program brings in a person's name: the log has the program and the person. */
@Component
class ReturnConveyed {

    private final ReturnReading reading;
    private final ReturnApplications applications;
    private final ReturnProposals proposals;
    private final ReturnNotices notices;
    private final ReturnDecisions decisions;
    private final ReturnAnswers answers;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;

    ReturnConveyed(
            ReturnReading reading,
            ReturnApplications applications,
            ReturnProposals proposals,
            ReturnNotices notices,
            ReturnDecisions decisions,
            ReturnAnswers answers,
            Accounts accounts,
            ApplicationEventPublisher events) {
        this.reading = reading;
        this.applications = applications;
        this.proposals = proposals;
        this.notices = notices;
        this.decisions = decisions;
        this.answers = answers;
        this.accounts = accounts;
        this.events = events;
    }

    /** What is done to the return as the program read it, in a person's name; null: the body doesn't say what. */
    private interface Deed {
        @Nullable
        ReturnChange of(ReturnView now, Actor person);
    }

    ResponseEntity<?> propose(ReturnNumber no, @Nullable String match, Proposal body, Actor program, Locale locale) {
        return on(no, match, body.by(), "PROPOSE", program, locale, (now, officer) -> {
            if (body.way() == null) {
                return null;
            }
            Map<UUID, Money> traced = new HashMap<>();
            for (ReturnBodies.Traced one : Objects.requireNonNullElse(body.traced(), List.<ReturnBodies.Traced>of())) {
                at(now, one.position()).ifPresent(who -> traced.put(who.id(), Money.of(String.valueOf(one.amount()))));
            }
            UUID second = accounts.acting(body.second()).map(Actor::id).orElse(null);
            return proposals.propose(no, now.version(), body.way(), second, traced, officer);
        });
    }

    ResponseEntity<?> act(ReturnNumber no, @Nullable String match, Acted body, Actor program, Locale locale) {
        String reason = text(body.reason());
        return on(
                no,
                match,
                body.by(),
                String.valueOf(body.act()),
                program,
                locale,
                (now, officer) -> switch (body.act()) {
                    case null -> null;
                    case ACCEPT -> applications.accept(no, now.version(), officer);
                    case PUBLISH -> notices.publish(no, now.version(), officer);
                    case SEND -> decisions.send(no, now.version(), officer);
                    case RETRY -> decisions.retry(no, now.version(), right(body, now), officer);
                    case REPLAN -> decisions.replan(no, now.version(), reason, officer);
                    case REJECT -> decisions.reject(no, now.version(), reason, officer);
                });
    }

    ResponseEntity<?> decide(ReturnNumber no, @Nullable String match, Decided body, Actor program, Locale locale) {
        Boolean approve = body.approve();
        String what = Boolean.TRUE.equals(approve) ? "APPROVE" : "REJECT";
        return on(no, match, body.by(), what, program, locale, (now, head) -> {
            if (approve == null) {
                return null;
            }
            return approve
                    ? decisions.approve(no, now.version(), head)
                    : decisions.reject(no, now.version(), text(body.reason()), head);
        });
    }

    ResponseEntity<?> applicant(
            ReturnNumber no, int position, @Nullable String match, ApplicantActed body, Actor program, Locale locale) {
        return on(no, match, body.by(), String.valueOf(body.act()), program, locale, (now, officer) -> {
            // an application that is not there is refused by the use case, in its words
            UUID id = at(now, position).map(Applicant::id).orElseGet(() -> new UUID(0, 0));
            return switch (body.act()) {
                case null -> null;
                case CHECK_ID -> applications.checkId(no, now.version(), id, officer);
                case WITHDRAW -> applications.withdraw(no, now.version(), id, text(body.reason()), officer);
                case TELL ->
                    body.at() == null ? null : applications.tell(no, now.version(), id, body.how(), body.at(), officer);
            };
        });
    }

    ResponseEntity<?> answer(
            ReturnNumber no, UUID id, @Nullable String match, ObjectionAnswer body, Actor program, Locale locale) {
        return on(
                no,
                match,
                body.by(),
                "ANSWER_OBJECTION",
                program,
                locale,
                (now, officer) -> notices.answer(no, now.version(), id, body.upheld(), text(body.answer()), officer));
    }

    /** The officer or supervisor who may sign in under the name. */
    @Nullable
    Actor person(@Nullable String username) {
        return accounts.acting(username)
                .filter(one -> one.has(Role.OFFICER) || one.has(Role.SUPERVISOR))
                .orElse(null);
    }

    void note(ReturnNumber no, String what, Actor person) {
        events.publishEvent(Audited.done(
                "return.conveyed", "return", no.value(), Map.of("act", what, "person", person.username())));
    }

    private ResponseEntity<?> on(
            ReturnNumber no,
            @Nullable String match,
            @Nullable String by,
            String what,
            Actor program,
            Locale locale,
            Deed deed) {
        ReturnView now = reading.glance(no, program);
        Versions.require(match, now.version());
        Actor person = person(by);
        if (person == null) {
            return answers.refused("returns.api.officer", locale);
        }
        ReturnChange change = deed.of(now, person);
        if (change == null) {
            return answers.refused("returns.api.act", locale);
        }
        if (change instanceof ReturnChange.Done done) {
            note(done.number(), what, person);
            return answers.of(change, () -> reading.glance(done.number(), program), locale);
        }
        return answers.of(change, () -> now, locale);
    }

    private static Map<UUID, String> right(Acted body, ReturnView now) {
        Map<UUID, String> right = new HashMap<>();
        for (ReturnBodies.RightAccount one :
                Objects.requireNonNullElse(body.accounts(), List.<ReturnBodies.RightAccount>of())) {
            String account = one.account();
            if (account != null) {
                at(now, one.position()).ifPresent(who -> right.put(who.id(), account));
            }
        }
        return right;
    }

    private static Optional<Applicant> at(ReturnView now, int position) {
        return now.applicants().stream()
                .filter(one -> one.position() == position)
                .findFirst();
    }

    private static String text(@Nullable String said) {
        return said == null ? "" : said.strip();
    }
}
