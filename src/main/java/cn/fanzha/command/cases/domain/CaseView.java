package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.CaseStep;
import cn.fanzha.command.cases.Channel;
import cn.fanzha.command.cases.IdDocument;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file as its page shows it; personal data are masked.
 *
 * @param steps the steps that the actor may take now
 * @param waiting the step that waits for an approval
 * @param mayWork the actor may change the file
 * @param mayDecide the actor may approve or decline what waits
 */
public record CaseView(
        CaseRef ref,
        Channel channel,
        @Nullable String fraudType,
        Money amountInvolved,
        @Nullable Money loss,
        @Nullable Money recovered,
        @Nullable String regionCode,
        @Nullable String summary,
        List<String> tags,
        List<MaskedVictim> victims,
        List<DatedState> dates,
        List<CaseStep> steps,
        @Nullable Waiting waiting,
        boolean mayWork,
        boolean mayDecide,
        boolean imported) {

    /**
     * A victim as shown before anything is opened.
     *
     * @param idKind what paper the number is of, or that there is none; null: nobody said
     */
    public record MaskedVictim(
            int position,
            @Nullable String name,
            @Nullable String idNo,
            @Nullable IdDocument idKind,
            @Nullable String phone) {}

    /** The first date of a state. */
    public record DatedState(CaseState state, Instant at) {}

    /** What waits for a supervisor of district level or above. */
    public record Waiting(CaseState step, Instant stepAt, String reason, String requester, Instant requestedAt) {}
}
