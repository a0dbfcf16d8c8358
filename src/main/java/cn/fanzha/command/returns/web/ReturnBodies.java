package cn.fanzha.command.returns.web;

import cn.fanzha.command.returns.ReturnWay;
import cn.fanzha.command.returns.VictimNotice;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What police units' programs send about returns. {@code by} is the user name of the person who did it. */
final class ReturnBodies {

    private ReturnBodies() {}

    /** A frozen account of the case whose money goes back. */
    @Schema(name = "ReturnOpening")
    record Opening(@Nullable String by, @Nullable String freezeNo) {}

    @Schema(
            name = "ReturnProposal",
            description =
                    "second: user name of the second officer, another than by; traced: with DIRECT_TIMED what of each"
                            + " applicant was traced, yuan")
    record Proposal(
            @Nullable String by,
            @Nullable String second,
            @Nullable ReturnWay way,
            @Nullable List<Traced> traced) {}

    /** Of the applicant at this position, yuan. */
    @Schema(name = "ReturnTraced")
    record Traced(int position, @Nullable String amount) {}

    /** What those who work on the case do. */
    enum Act {
        ACCEPT,
        PUBLISH,
        SEND,
        RETRY,
        REPLAN,
        REJECT
    }

    @Schema(
            name = "ReturnAct",
            description =
                    "reason: needed for REJECT and REPLAN; accounts: with RETRY the right account of applicants whose"
                            + " account was wrong")
    record Acted(
            @Nullable Act act,
            @Nullable String by,
            @Nullable String reason,
            @Nullable List<RightAccount> accounts) {}

    /** Of the applicant at this position. */
    @Schema(name = "ReturnRightAccount")
    record RightAccount(int position, @Nullable String account) {
        /** Without the account. */
        @Override
        public String toString() {
            return "RightAccount[" + position + "]";
        }
    }

    /** A supervisor's decision, of a city-level unit or above; {@code reason} is needed where it is no. */
    @Schema(name = "ReturnDecision")
    record Decided(
            @Nullable Boolean approve,
            @Nullable String by,
            @Nullable String reason) {}

    /** What is noted of one applicant. */
    enum ApplicantAct {
        CHECK_ID,
        WITHDRAW,
        TELL
    }

    @Schema(
            name = "ReturnApplicantAct",
            description = "reason: WITHDRAW; how and at (UTC): TELL, once her share was paid")
    record ApplicantActed(
            @Nullable ApplicantAct act,
            @Nullable String by,
            @Nullable String reason,
            @Nullable VictimNotice how,
            @Nullable Instant at) {}

    /** The answer to an objection; one that is upheld makes the proposal void. */
    @Schema(name = "ReturnObjectionAnswer")
    record ObjectionAnswer(
            @Nullable String by,
            @Nullable Boolean upheld,
            @Nullable String answer) {}
}
