package cn.fanzha.command.requests;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a partner.
 *
 * @param value as typed; normalised when it is asked
 * @param institutionId a telecom operator or an internet company, as the kind demands
 * @param caseNo the case for which it is asked, where there is one
 * @param reason why, in words the partner may read; needed
 */
public record ControlAsked(
        ControlKind kind,
        String value,
        UUID institutionId,
        @Nullable String caseNo,
        String reason,
        ControlUrgency urgency) {

    /** Without the value. */
    @Override
    public String toString() {
        return "ControlAsked[" + kind + ", institution " + institutionId + "]";
    }
}
