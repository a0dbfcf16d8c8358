package cn.fanzha.command.links.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.links.JointCases;
import cn.fanzha.command.links.JointGround;
import cn.fanzha.command.links.JointState;
import cn.fanzha.command.links.MemberState;
import cn.fanzha.command.links.domain.JointRows.Candidate;
import cn.fanzha.command.links.domain.JointRows.Held;
import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.operations.ChangeOutcome.Refused;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.OutOfScopeException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Proposes joint cases; what follows is {@link Parting}'s. */
@Component
class Joining implements JointCases {

    private static final int REASON_AT_LEAST = 2;
    private static final int REASON_AT_MOST = 500;
    private static final int MEMBERS_AT_MOST = 100;

    private final CaseFiles cases;
    private final JointRows rows;
    private final Parting parting;
    private final JointStory story;
    private final Reach reach;
    private final Units units;
    private final Clock clock;

    Joining(CaseFiles cases, JointRows rows, Parting parting, JointStory story, Reach reach, Units units, Clock clock) {
        this.cases = cases;
        this.rows = rows;
        this.parting = parting;
        this.story = story;
        this.reach = reach;
        this.units = units;
        this.clock = clock;
    }

    @Override
    @Transactional
    public ChangeOutcome propose(
            CaseNumber lead,
            List<CaseNumber> others,
            @Nullable JointGround ground,
            @Nullable String reason,
            Actor actor) {
        CaseRef file = cases.require(lead, actor);
        if (!SimilarCases.mayDecide(file, actor)) {
            throw new OutOfScopeException("case", lead);
        }
        if (ground == null) {
            return Refused.because("ground", "links.joint.problem.ground");
        }
        String given = given(reason);
        if (given == null) {
            return unsaid("reason");
        }
        Set<String> numbers = new LinkedHashSet<>();
        others.forEach(other -> numbers.add(other.value()));
        numbers.remove(lead.value());
        if (numbers.isEmpty()) {
            return Refused.because("others", "links.joint.problem.others");
        }
        if (numbers.size() >= MEMBERS_AT_MOST) {
            return Refused.because("others", "links.joint.problem.many", MEMBERS_AT_MOST);
        }
        List<Candidate> found = rows.locked(
                Stream.concat(Stream.of(lead.value()), numbers.stream()).toList());
        Map<UUID, Held> held = rows.holding(found.stream().map(Candidate::id).toList());
        Refused refused = refusal(file, numbers, found, held, actor);
        return refused != null ? refused : join(file, found, held.get(file.id()), ground, given, actor);
    }

    /** Why these can't be joined; null if they can. What the actor may not know of is refused as if it weren't there. */
    private @Nullable Refused refusal(
            CaseRef lead, Set<String> numbers, List<Candidate> found, Map<UUID, Held> held, Actor actor) {
        Set<UUID> readable = cases.readable(found.stream().map(Candidate::id).toList(), actor);
        List<String> known = found.stream()
                .filter(one -> readable.contains(one.id()) || reach.reaches(one.unitId(), actor))
                .map(Candidate::number)
                .toList();
        for (String number : numbers) {
            if (!known.contains(number)) {
                return Refused.because("others", "links.joint.problem.unknown", number);
            }
        }
        for (Candidate one : found) {
            if (!one.state().isOpen()) {
                return Refused.because("others", "links.joint.problem.ended", one.number());
            }
            Held by = held.get(one.id());
            boolean leads =
                    one.id().equals(lead.id()) && by != null && by.lead().equals(lead.id());
            if (by != null && !leads) {
                return Refused.because("others", "links.joint.problem.held", one.number(), by.jointNo());
            }
        }
        return reach.haveSuperior(found.stream().map(Candidate::unitId))
                ? null
                : Refused.because("others", "links.joint.problem.no-superior");
    }

    private ChangeOutcome join(
            CaseRef lead, List<Candidate> found, @Nullable Held held, JointGround ground, String reason, Actor actor) {
        Instant now = clock.instant();
        List<Candidate> others =
                found.stream().filter(one -> !one.id().equals(lead.id())).toList();
        boolean someAtOnce = others.stream().anyMatch(one -> one.unitId().equals(lead.unitId()));
        String number;
        UUID joint;
        if (held == null) {
            JointState state = someAtOnce ? JointState.JOINED : JointState.PROPOSED;
            number = rows.draw(units.get(lead.unitId()), now);
            joint = rows.insert(number, lead.id(), ground, state, reason, now);
            rows.add(joint, lead.id(), someAtOnce ? MemberState.JOINED : MemberState.PROPOSED, reason, actor, now);
        } else {
            number = held.jointNo();
            joint = held.jointId();
            rows.lock(number);
            if (someAtOnce && held.state() == JointState.PROPOSED) {
                return Refused.because("others", "links.joint.problem.waits", number);
            }
        }
        story.proposed(number, lead, others, ground, reason, actor, now);
        for (Candidate one : others) {
            boolean atOnce = one.unitId().equals(lead.unitId());
            rows.add(joint, one.id(), atOnce ? MemberState.JOINED : MemberState.PROPOSED, reason, actor, now);
        }
        return new ChangeOutcome.Done(number);
    }

    @Override
    @Transactional
    public ChangeOutcome decide(String jointNo, boolean approve, @Nullable String note, Actor actor) {
        requireLocked(jointNo);
        String given = given(note);
        return approve || given != null ? parting.decide(jointNo, approve, given, actor) : unsaid("note");
    }

    @Override
    @Transactional
    public ChangeOutcome release(String jointNo, CaseNumber member, @Nullable String reason, Actor actor) {
        requireLocked(jointNo);
        String given = given(reason);
        return given == null ? unsaid("reason") : parting.release(jointNo, member.value(), given, actor);
    }

    @Override
    @Transactional
    public ChangeOutcome lead(String jointNo, CaseNumber member, @Nullable String reason, Actor actor) {
        requireLocked(jointNo);
        String given = given(reason);
        return given == null ? unsaid("reason") : parting.lead(jointNo, member.value(), given, actor);
    }

    @Override
    @Transactional
    public ChangeOutcome end(String jointNo, @Nullable String reason, Actor actor) {
        requireLocked(jointNo);
        String given = given(reason);
        return given == null ? unsaid("reason") : parting.end(jointNo, given, actor);
    }

    private void requireLocked(String jointNo) {
        if (!rows.lock(jointNo)) {
            throw new NotFoundException("joint-case", jointNo);
        }
    }

    /** Null where it is too short or too long. */
    private static @Nullable String given(@Nullable String text) {
        String stripped = text == null ? "" : text.strip();
        return stripped.length() < REASON_AT_LEAST || stripped.length() > REASON_AT_MOST ? null : stripped;
    }

    private static Refused unsaid(String field) {
        return Refused.because(field, "links.joint.problem.reason", REASON_AT_LEAST, REASON_AT_MOST);
    }
}
