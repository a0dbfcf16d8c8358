package cn.fanzha.command.links.domain;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.links.JointGround;
import cn.fanzha.command.links.JointState;
import cn.fanzha.command.links.MemberState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A joint case as it stands.
 *
 * @param lead id of the lead case, which is one of the members
 * @param members all that ever were, in the order in which they came
 */
public record Joint(
        UUID id,
        String number,
        UUID lead,
        JointGround ground,
        JointState state,
        String reason,
        Instant createdAt,
        @Nullable Instant endedAt,
        List<Member> members) {

    /**
     * A case of it.
     *
     * @param readable the reader may open the file; else number, unit and contact are all
     * @param note what the supervisor said
     */
    public record Member(
            UUID id,
            UUID caseId,
            String number,
            UUID unitId,
            CaseState caseState,
            @Nullable UUID handlerId,
            Instant reportedAt,
            @Nullable String contactName,
            @Nullable String contactPhone,
            MemberState state,
            String reason,
            UUID proposedBy,
            String proposer,
            Instant proposedAt,
            @Nullable String decider,
            @Nullable Instant decidedAt,
            @Nullable String note,
            @Nullable String leaver,
            @Nullable Instant leftAt,
            @Nullable String leaveReason,
            boolean readable) {

        /** Belongs to it, or waits to. */
        public boolean open() {
            return state == MemberState.JOINED || state == MemberState.PROPOSED;
        }
    }

    /** The members that belong to it or wait to, the lead first. */
    public List<Member> open() {
        return Stream.concat(
                        members.stream().filter(one -> one.caseId().equals(lead)),
                        members.stream().filter(one -> !one.caseId().equals(lead)))
                .filter(Member::open)
                .toList();
    }

    /** Those that were declined or taken out. */
    public List<Member> past() {
        return members.stream().filter(one -> !one.open()).toList();
    }

    public List<Member> waiting() {
        return members.stream()
                .filter(one -> one.state() == MemberState.PROPOSED)
                .toList();
    }

    /** The lead case's own row. */
    public Member leader() {
        return members.stream()
                .filter(one -> one.caseId().equals(lead))
                .findFirst()
                .orElseThrow();
    }
}
