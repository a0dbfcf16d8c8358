package cn.fanzha.command.requests;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose own accounts are to be controlled, in the clear: the caller masks what is shown and audits what leaves.
 *
 * @param unitId the unit that works on the alert or holds the case
 * @param idNo the document's number, by which institutions find the person; null where nobody has taken it down
 * @param caseNo the case, where there is one
 */
public record ProtectedPerson(
        UUID unitId,
        @Nullable String name,
        @Nullable String idNo,
        @Nullable String caseNo) {

    /** Without the person. */
    @Override
    public String toString() {
        return "ProtectedPerson[unit " + unitId + "]";
    }
}
