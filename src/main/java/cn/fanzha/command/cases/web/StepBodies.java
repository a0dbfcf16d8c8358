package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.CaseStep;
import cn.fanzha.command.cases.StepOutcome.Lack;
import cn.fanzha.command.cases.domain.Closing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What programs send and read about a case's steps. */
final class StepBodies {

    private StepBodies() {}

    /** Where the case stands, which steps lead on, and whether one waits for an approval. */
    record StepsOfCase(
            String caseNo,
            CaseState state,
            long version,
            List<PossibleStep> steps,
            @Nullable CaseState waiting) {}

    /** A step that may be taken now. */
    record PossibleStep(CaseStep step, CaseState leadsTo, boolean needsApproval) {}

    /**
     * A step to take.
     *
     * @param at an instant (ISO 8601), or yyyy-MM-dd HH:mm:ss in Asia/Shanghai
     * @param receivingUnit code of the unit, for a transfer
     * @param closing for {@code CLOSE}
     */
    record StepBody(
            @Nullable String step,
            @Nullable String at,
            @Nullable String note,
            @Nullable String receivingUnit,
            @Nullable ClosingBody closing) {}

    /** What a case needs to be closed: amounts as decimal strings in yuan, {@code noTags} where no tag applies. */
    record ClosingBody(
            @Nullable String loss,
            @Nullable String recovered,
            @Nullable String fraudType,
            @Nullable String regionCode,
            @Nullable String solvedAt,
            @Nullable String noSuspects,
            @Nullable List<String> tags,
            @Nullable Boolean noTags) {

        Closing read(List<Lack> unreadable) {
            ClosingForm form = new ClosingForm(
                    null, null, loss, recovered, fraudType, regionCode, solvedAt, noSuspects, null, null);
            Closing read = form.read(unreadable);
            return new Closing(
                    read.loss(),
                    read.recovered(),
                    read.fraudType(),
                    read.regionCode(),
                    read.solvedAt(),
                    read.noSuspects(),
                    tags == null ? List.of() : tags,
                    noTags != null && noTags);
        }
    }

    /** A supervisor's decision; {@code supervisor} is her user name. */
    record ApprovalBody(
            boolean approve,
            @Nullable String note,
            @Nullable String supervisor) {}

    /** When and how the reporter was told that the case is not filed. */
    record NoticeBody(
            @Nullable String at,
            @Nullable String way,
            @Nullable String note) {}

    /** Why a transferred file goes back. */
    record SendBackBody(@Nullable String note) {}

    /** What became of it: {@code TAKEN}, or {@code AWAITS_APPROVAL} (202) with the state as it still is. */
    record StepAnswer(String caseNo, String outcome, CaseState state, long version) {}
}
