package cn.fanzha.command.links.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.links.JointGround;
import cn.fanzha.command.links.domain.Joint.Member;
import cn.fanzha.command.links.domain.JointRows.Candidate;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells of a joint case in the timelines of its cases and in the audit log: lines are added, never taken away. */
@Component
class JointStory {

    private final CaseFiles cases;
    private final ApplicationEventPublisher events;

    JointStory(CaseFiles cases, ApplicationEventPublisher events) {
        this.cases = cases;
        this.events = events;
    }

    /** Cases of the lead's unit are joined at once, the others wait. */
    void proposed(
            String number,
            CaseRef lead,
            List<Candidate> others,
            JointGround ground,
            String reason,
            Actor actor,
            Instant now) {
        boolean someAtOnce = others.stream().anyMatch(one -> one.unitId().equals(lead.unitId()));
        cases.record(lead.id(), someAtOnce ? "JOINT_JOINED" : "JOINT_PROPOSED", now, actor, number, reason);
        for (Candidate one : others) {
            boolean atOnce = one.unitId().equals(lead.unitId());
            cases.record(one.id(), atOnce ? "JOINT_JOINED" : "JOINT_PROPOSED", now, actor, number, reason);
        }
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("lead", lead.number().value());
        details.put("cases", others.stream().map(Candidate::number).sorted().toList());
        details.put("ground", ground.name());
        details.put("reason", reason);
        events.publishEvent(Audited.done("joint.propose", "joint-case", number, details));
    }

    /** The lead passed from one case to another. */
    void led(Joint joint, Member before, Member next, String reason, Actor actor, Instant now) {
        for (Member one : joint.open()) {
            cases.record(one.caseId(), "JOINT_LED", now, actor, joint.number(), next.number() + " " + reason);
        }
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("before", before.number());
        details.put("after", next.number());
        details.put("reason", reason);
        events.publishEvent(Audited.done("joint.lead", "joint-case", joint.number(), details));
    }

    /** Something happened to these members alike. */
    void told(
            String action,
            String kind,
            Joint joint,
            Collection<Member> members,
            @Nullable String reason,
            Actor actor,
            Instant now) {
        members.forEach(one -> cases.record(one.caseId(), kind, now, actor, joint.number(), reason));
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("lead", joint.leader().number());
        details.put("cases", members.stream().map(Member::number).sorted().toList());
        details.put("reason", reason);
        events.publishEvent(Audited.done(action, "joint-case", joint.number(), details));
    }
}
