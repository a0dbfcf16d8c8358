package cn.fanzha.command.links.domain;

import cn.fanzha.command.links.MemberState;
import cn.fanzha.command.shared.Actor;
import java.util.List;

/**
 * What the reader may do on a joint case.
 *
 * @param decide say yes or no to what waits
 * @param end part all its cases
 * @param release cases that the reader may take out
 * @param lead cases that the reader may make the lead
 */
public record JointRights(boolean decide, boolean end, List<String> release, List<String> lead) {

    /** The same rules that the changes keep. */
    public static JointRights of(Joint joint, Actor actor) {
        List<Joint.Member> open = joint.open();
        return new JointRights(
                !joint.waiting().isEmpty()
                        && Parting.mayDecide(joint, actor)
                        && joint.waiting().stream()
                                .noneMatch(one -> one.proposedBy().equals(actor.id())),
                !open.isEmpty() && (Parting.withdraws(joint, actor) || Parting.mayPart(joint, open, actor)),
                open.stream()
                        .filter(one -> !one.caseId().equals(joint.lead()))
                        .filter(one -> Parting.mayRelease(joint, one, actor))
                        .map(Joint.Member::number)
                        .toList(),
                open.stream()
                        .filter(one -> !one.caseId().equals(joint.lead()))
                        .filter(one -> one.state() == MemberState.JOINED
                                && one.caseState().isOpen())
                        .filter(one -> Parting.mayPart(joint, List.of(joint.leader(), one), actor))
                        .map(Joint.Member::number)
                        .toList());
    }
}
