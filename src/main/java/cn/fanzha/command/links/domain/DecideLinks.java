package cn.fanzha.command.links.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.links.CaseLinks;
import cn.fanzha.command.links.LinkDecision;
import cn.fanzha.command.links.domain.LinkRows.Beside;
import cn.fanzha.command.links.domain.SharedValues.Pair;
import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.OutOfScopeException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class DecideLinks implements CaseLinks {

    private static final int REASON_AT_LEAST = 2;
    private static final int REASON_AT_MOST = 500;

    private final CaseFiles cases;
    private final SharedValues values;
    private final LinkRows links;
    private final Reach reach;
    private final LinkSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DecideLinks(
            CaseFiles cases,
            SharedValues values,
            LinkRows links,
            Reach reach,
            LinkSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.values = values;
        this.links = links;
        this.reach = reach;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public ChangeOutcome decide(
            CaseNumber one, CaseNumber other, LinkDecision decision, @Nullable String reason, Actor actor) {
        CaseRef file = cases.require(one, actor);
        if (!SimilarCases.mayDecide(file, actor)) {
            throw new OutOfScopeException("case", one);
        }
        Optional<Pair> pair = values.around(file.id(), one.value()).values().stream()
                .filter(found -> found.b().number().equals(other.value()))
                .findFirst();
        Optional<Beside> before = links.of(file.id()).values().stream()
                .filter(held -> held.other().number().equals(other.value()))
                .findFirst();
        Optional<Found> beside = before.map(Beside::other).or(() -> pair.map(Pair::b));
        if (beside.isEmpty() || !knows(beside.get(), before.isPresent(), actor)) {
            return ChangeOutcome.Refused.because("other", "links.problem.not-similar", other.value());
        }
        if (decision == LinkDecision.REFUSED && (reason == null || reason.length() < REASON_AT_LEAST)) {
            return ChangeOutcome.Refused.because("reason", "links.problem.reason");
        }
        if (reason != null && reason.length() > REASON_AT_MOST) {
            return ChangeOutcome.Refused.because("reason", "links.problem.too-long", REASON_AT_MOST);
        }
        Set<String> evidence = pair.map(Pair::evidence).orElse(Set.of());
        boolean same = before.filter(held ->
                        held.decided().decision() == decision && !held.decided().outdatedBy(evidence))
                .isPresent();
        if (!same) {
            save(file, beside.get(), decision, pair.map(Pair::shared).orElse(List.of()), evidence, reason, actor);
        }
        return new ChangeOutcome.Done(one.value());
    }

    private boolean knows(Found other, boolean decidedBefore, Actor actor) {
        return decidedBefore
                || reach.reaches(other.unitId(), actor)
                || !cases.readable(Set.of(other.id()), actor).isEmpty();
    }

    private void save(
            CaseRef file,
            Found other,
            LinkDecision decision,
            List<Shared> shared,
            Set<String> evidence,
            @Nullable String reason,
            Actor actor) {
        Instant now = clock.instant();
        int score = LinkScore.of(shared, settings.common());
        links.save(file.id(), other.id(), decision, score, evidence, reason, actor, now);
        String kind = "LINK_" + decision;
        cases.record(file.id(), kind, now, actor, other.number(), reason);
        cases.record(other.id(), kind, now, actor, file.number().value(), reason);
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("other", other.number());
        details.put("score", score);
        details.put("shared", shared.stream().map(Shared::masked).sorted().toList());
        details.put("reason", reason);
        String action = decision == LinkDecision.ACCEPTED ? "link.accept" : "link.refuse";
        events.publishEvent(Audited.done(action, "case", file.number().value(), details));
        Map<String, @Nullable Object> reverse = new LinkedHashMap<>(details);
        reverse.put("other", file.number().value());
        events.publishEvent(Audited.done(action, "case", other.number(), reverse));
    }
}
