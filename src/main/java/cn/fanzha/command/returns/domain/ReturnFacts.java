package cn.fanzha.command.returns.domain;

import cn.fanzha.command.returns.ReturnWay;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** What a return is of, who worked on it, and when. */
@MappedSuperclass
abstract class ReturnFacts {

    @Id
    UUID id;

    String returnNo;
    UUID freezeId;
    String freezeNo;
    UUID caseId;
    String caseNo;
    UUID unitId;
    UUID institutionId;
    UUID accountId;

    @Enumerated(EnumType.STRING)
    @Nullable
    ReturnWay way;

    int round;
    boolean proposalStands;

    /** What the bank said the account holds, where that is less than was frozen. */
    @Nullable
    BigDecimal heldAtMost;

    /** The number of the return that this one goes on with. */
    @Nullable
    String follows;

    UUID openedBy;
    String openedByName;
    Instant openedAt;

    @Nullable
    Instant acceptedAt;

    @Nullable
    UUID proposedBy;

    @Nullable
    String proposedByName;

    @Nullable
    Instant proposedAt;

    @Nullable
    UUID secondOfficerId;

    @Nullable
    String secondOfficerName;

    @Nullable
    LocalDate noticeFrom;

    @Nullable
    Instant noticeUntil;

    @Nullable
    UUID approvedBy;

    @Nullable
    String approvedByName;

    @Nullable
    Instant approvedAt;

    @Nullable
    Instant sentAt;

    @Nullable
    Instant dueAt;

    @Nullable
    Instant receivedAt;

    @Nullable
    String receivedByName;

    @Nullable
    Instant settledAt;

    @Nullable
    Instant endedAt;

    @Nullable
    String endNote;

    @NullUnmarked
    protected ReturnFacts() {}
}
