package cn.fanzha.command.cases;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds whether a victim has reported before, so that nobody types the same call into two cases. */
public interface EarlierReports {

    /**
     * A case with the same victim.
     *
     * @param unitId the unit that holds the file
     * @param byDocument the same document; else only the same phone
     * @param facts what a reader within the scope may know; null outside, or where the case is restricted: then number and
     *     unit are all that is told
     */
    record Earlier(
            CaseNumber number,
            UUID unitId,
            boolean byDocument,
            @Nullable Facts facts) {}

    /**
     * What a list would show of the case.
     *
     * @param mayJoin the reader may add lines to the file: it is open, and the reader works on it
     */
    record Facts(
            Instant reportedAt, CaseState state, @Nullable String fraudType, boolean mayJoin) {}

    /**
     * The latest cases whose victim has this document or this phone, five at most; found by blind index.
     *
     * @param idNo as normalised, null where not known
     * @param phone as normalised, null where not known
     * @param since cases reported before are left out
     * @param except the case that the reader has before her
     */
    List<Earlier> of(
            @Nullable String idNo, @Nullable String phone, Instant since, @Nullable CaseNumber except, Actor actor);
}
