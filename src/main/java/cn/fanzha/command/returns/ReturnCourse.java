package cn.fanzha.command.returns;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.Money;
import java.util.List;
import java.util.UUID;

/** Takes a return along its course by the same steps and rights as on the pages, for features that play it. */
public interface ReturnCourse {

    /** The frozen accounts of the case for which a return can be opened now. */
    List<UUID> openable(CaseNumber caseNo, Actor officer);

    /**
     * Opens a return for the victim who reported; APPLIED.
     *
     * @throws IllegalStateException it was refused
     */
    ReturnNumber open(CaseNumber caseNo, UUID freezeId, Money loss, String toAccount, Actor officer);

    /**
     * One more applicant before the proposal: the victim who reported a case that is worked with the return's own.
     *
     * @throws IllegalStateException it was refused
     */
    void join(ReturnNumber number, CaseNumber of, Money loss, String toAccount, Actor officer);

    /** APPLIED → ACCEPTED → PROPOSED. */
    void propose(ReturnNumber number, ReturnWay way, Actor officer, Actor second);

    /** PROPOSED → NOTICE. */
    void publish(ReturnNumber number, Actor officer);

    /** PROPOSED → APPROVED → SENT, with a supervisor of a city-level unit or above. */
    void send(ReturnNumber number, Actor supervisor, Actor officer);

    /** SENT → FAILED: the bank could not pay. */
    void fail(ReturnNumber number, ShareFailure why, Actor liaison);
}
