package cn.fanzha.command.links.domain;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.links.LinkDecision;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case that shares something with the one before the reader.
 *
 * @param file what the reader may know of it; null outside the scope: then number, unit and contact are all
 * @param contactName whom to call, of a case outside the scope
 * @param score from 0 to 99
 * @param why what they share, the weightiest first; the reader's own case holds all of it
 * @param decided what a person said of it; null: nobody did
 * @param news it was decided on, and they share something new since
 */
public record Similar(
        String number,
        UUID unitId,
        @Nullable File file,
        @Nullable String contactName,
        @Nullable String contactPhone,
        int score,
        List<Shared> why,
        @Nullable Decided decided,
        boolean news) {

    /** What the list shows of a case within the scope. */
    public record File(CaseState state, @Nullable String fraudType, Instant reportedAt, Money amount) {}

    /** A decision. */
    public record Decided(LinkDecision decision, @Nullable String reason, String decider, Instant at) {}

    /** Waits for somebody to say something: never decided on, or refused before there was more to see. */
    public boolean open() {
        return decided == null || decided.decision() == LinkDecision.REFUSED && news;
    }

    public boolean accepted() {
        return decided != null && decided.decision() == LinkDecision.ACCEPTED;
    }

    public boolean refused() {
        return !open() && !accepted();
    }
}
