package cn.fanzha.command.platform.live;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells open pages that something changed: ids only, never data; a page that is told reads again, within its own
 * scope. It reaches those whose scope sees the unit, the liaisons of the institution, and the account.
 *
 * @param kind what happened, as {@code feature-verb}, for example {@code stop-requested}: the event's name in the browser
 * @param reference the natural number of the thing
 */
public record LiveEvent(
        String kind,
        String reference,
        @Nullable UUID unitId,
        @Nullable UUID institutionId,
        @Nullable UUID accountId) {}
