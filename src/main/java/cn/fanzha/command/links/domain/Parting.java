package cn.fanzha.command.links.domain;

import cn.fanzha.command.links.JointState;
import cn.fanzha.command.links.MemberState;
import cn.fanzha.command.links.domain.Joint.Member;
import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.operations.ChangeOutcome.Refused;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What becomes of a joint case that was proposed; the caller holds its row. */
@Component
class Parting {

    private final JointRows rows;
    private final JointReading reading;
    private final JointStory story;
    private final Clock clock;

    Parting(JointRows rows, JointReading reading, JointStory story, Clock clock) {
        this.rows = rows;
        this.reading = reading;
        this.story = story;
        this.clock = clock;
    }

    ChangeOutcome decide(String number, boolean approve, @Nullable String note, Actor actor) {
        Joint joint = joint(number, actor);
        List<Member> waiting = joint.waiting();
        if (waiting.isEmpty()) {
            return Refused.because("verdict", "links.joint.problem.decided");
        }
        if (!mayDecide(joint, actor)) {
            return Refused.because("verdict", "links.joint.problem.superior");
        }
        if (waiting.stream().anyMatch(one -> one.proposedBy().equals(actor.id()))) {
            return Refused.because("verdict", "links.joint.problem.own");
        }
        Instant now = clock.instant();
        waiting.forEach(
                one -> rows.decided(one.id(), approve ? MemberState.JOINED : MemberState.DECLINED, actor, note, now));
        if (joint.state() == JointState.PROPOSED) {
            rows.state(joint.id(), approve ? JointState.JOINED : JointState.DECLINED, approve ? null : now);
        }
        story.told(
                approve ? "joint.approve" : "joint.decline",
                approve ? "JOINT_JOINED" : "JOINT_DECLINED",
                joint,
                waiting,
                note,
                actor,
                now);
        return new ChangeOutcome.Done(number);
    }

    ChangeOutcome release(String number, String caseNo, String reason, Actor actor) {
        Joint joint = joint(number, actor);
        Member member = joint.open().stream()
                .filter(one -> one.number().equals(caseNo))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("case", caseNo));
        if (member.caseId().equals(joint.lead())) {
            return Refused.because("case", "links.joint.problem.lead");
        }
        if (!mayRelease(joint, member, actor)) {
            return Refused.because("case", "links.joint.problem.superior");
        }
        boolean last = joint.open().size() <= 2;
        List<Member> leaving = new ArrayList<>(List.of(member));
        if (last) {
            leaving.add(joint.leader());
        }
        leave(joint, leaving, last, reason, actor);
        return new ChangeOutcome.Done(number);
    }

    /** Another of its cases leads from now on: whoever may part the two. The number stays. */
    ChangeOutcome lead(String number, String caseNo, String reason, Actor actor) {
        Joint joint = joint(number, actor);
        Member next = joint.open().stream()
                .filter(one -> one.number().equals(caseNo))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("case", caseNo));
        if (next.caseId().equals(joint.lead())) {
            return Refused.because("case", "links.joint.problem.leads");
        }
        if (next.state() != MemberState.JOINED || !next.caseState().isOpen()) {
            return Refused.because("case", "links.joint.problem.not-joined");
        }
        Member before = joint.leader();
        if (!mayPart(joint, List.of(before, next), actor)) {
            return Refused.because("case", "links.joint.problem.superior");
        }
        rows.lead(joint.id(), next.caseId());
        story.led(joint, before, next, reason, actor, clock.instant());
        return new ChangeOutcome.Done(number);
    }

    ChangeOutcome end(String number, String reason, Actor actor) {
        Joint joint = joint(number, actor);
        List<Member> open = joint.open();
        if (open.isEmpty()) {
            return Refused.because("form", "links.joint.problem.over");
        }
        if (!withdraws(joint, actor) && !mayPart(joint, open, actor)) {
            return Refused.because("form", "links.joint.problem.superior");
        }
        leave(joint, open, true, reason, actor);
        return new ChangeOutcome.Done(number);
    }

    private void leave(Joint joint, List<Member> leaving, boolean ends, String reason, Actor actor) {
        Instant now = clock.instant();
        leaving.forEach(one -> rows.left(one.id(), actor, reason, now));
        if (ends) {
            rows.state(joint.id(), JointState.ENDED, now);
        }
        story.told(ends ? "joint.end" : "joint.release", "JOINT_LEFT", joint, leaving, reason, actor, now);
    }

    /** A supervisor above all its units. */
    static boolean mayDecide(Joint joint, Actor actor) {
        return actor.has(Role.SUPERVISOR) && seesAll(joint.open(), actor);
    }

    /** Whoever proposed a joint case may take the proposal back. */
    static boolean withdraws(Joint joint, Actor actor) {
        return joint.state() == JointState.PROPOSED
                && joint.open().stream().allMatch(one -> one.proposedBy().equals(actor.id()));
    }

    static boolean mayRelease(Joint joint, Member member, Actor actor) {
        return member.state() == MemberState.PROPOSED && member.proposedBy().equals(actor.id())
                || mayPart(joint, List.of(joint.leader(), member), actor);
    }

    /** Within one unit who may join, may part; where units differ it takes the supervisor above them. */
    static boolean mayPart(Joint joint, Collection<Member> members, Actor actor) {
        boolean oneUnit = members.stream().map(Member::unitId).distinct().count() == 1;
        boolean joins = actor.has(Role.ANALYST)
                || actor.has(Role.SUPERVISOR)
                || actor.program()
                || actor.has(Role.OFFICER) && actor.id().equals(joint.leader().handlerId());
        return seesAll(members, actor) && (actor.has(Role.SUPERVISOR) || oneUnit && joins);
    }

    private static boolean seesAll(Collection<Member> members, Actor actor) {
        return members.stream().allMatch(one -> actor.scope().sees(one.unitId()));
    }

    /** Who may read none of its files may not know that it is there. */
    private Joint joint(String number, Actor actor) {
        Joint joint = reading.find(number, actor).orElseThrow(() -> new NotFoundException("joint-case", number));
        if (joint.members().stream().noneMatch(Member::readable)) {
            throw new OutOfScopeException("joint-case", number);
        }
        return joint;
    }
}
