package cn.fanzha.command.requests.domain;

import cn.fanzha.command.requests.ProtectiveSource;
import cn.fanzha.command.requests.ProtectiveState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A protective control in a list, the person masked.
 *
 * @param own where the reader's own institution stands with it; null for the police
 * @param due when an unanswered one turns red
 * @param endsAt of what the own institution controls; for the police the last end of any
 * @param waiting how many institutions have not answered; {@code controlled} how many control anything now
 */
public record ProtectiveRow(
        UUID id,
        String controlNo,
        UUID unitId,
        ProtectiveSource source,
        String reference,
        String name,
        Instant askedAt,
        Instant due,
        boolean lifted,
        @Nullable ProtectiveState own,
        @Nullable Instant endsAt,
        int waiting,
        int controlled) {
    /** Without the person. */
    @Override
    public String toString() {
        return "ProtectiveRow[" + controlNo + "]";
    }
}
