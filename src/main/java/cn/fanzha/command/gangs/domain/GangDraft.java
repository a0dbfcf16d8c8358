package cn.fanzha.command.gangs.domain;

import cn.fanzha.command.gangs.GangKind;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A gang as it was typed.
 *
 * @param unitCode the unit that works on it; null for the actor's own
 * @param operationNo the operation that it is credited to
 * @param linksCut links of the chain that were cut 环节
 * @param partners units that cooperate, also outside the tree
 * @param tags sorted, each once
 */
public record GangDraft(
        String name,
        @Nullable GangKind kind,
        @Nullable Instant discoveredAt,
        @Nullable Money amount,
        @Nullable String unitCode,
        @Nullable String operationNo,
        @Nullable String linksCut,
        @Nullable String partners,
        List<String> tags) {

    /** Without tags. */
    public GangDraft(
            String name,
            @Nullable GangKind kind,
            @Nullable Instant discoveredAt,
            @Nullable Money amount,
            @Nullable String unitCode,
            @Nullable String operationNo,
            @Nullable String linksCut,
            @Nullable String partners) {
        this(name, kind, discoveredAt, amount, unitCode, operationNo, linksCut, partners, List.of());
    }
}
