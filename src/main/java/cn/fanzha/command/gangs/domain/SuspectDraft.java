package cn.fanzha.command.gangs.domain;

import cn.fanzha.command.gangs.SuspectRole;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A suspect as typed; in a change an empty name or ID keeps what is stored.
 *
 * @param caseNos in the order that counts: figures inherit from the first
 * @param tags sorted, each once; those of the first case count where there are none
 */
public record SuspectDraft(
        @Nullable String name,
        @Nullable String idNo,
        @Nullable String unitCode,
        @Nullable String gangNo,
        @Nullable SuspectRole role,
        @Nullable String operationNo,
        List<String> caseNos,
        List<String> tags) {

    /** Without tags. */
    public SuspectDraft(
            @Nullable String name,
            @Nullable String idNo,
            @Nullable String unitCode,
            @Nullable String gangNo,
            @Nullable SuspectRole role,
            @Nullable String operationNo,
            List<String> caseNos) {
        this(name, idNo, unitCode, gangNo, role, operationNo, caseNos, List.of());
    }

    /** Without the person's data. */
    @Override
    public String toString() {
        return "SuspectDraft[" + gangNo + ", " + role + ", " + caseNos + "]";
    }
}
