package cn.fanzha.command.audit.domain;

import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Cursor;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the auditor looks for; every part may be absent.
 *
 * @param who user name or display name, whole
 * @param action a whole action ({@code case.file}), or the feature before the point ({@code case})
 * @param subject the number or id of what it was done to, whole
 * @param from not before
 * @param until before
 */
public record AuditFilter(
        @Nullable String who,
        @Nullable String action,
        @Nullable String subject,
        @Nullable Instant from,
        @Nullable Instant until,
        Audited.@Nullable Result result,
        @Nullable Cursor after) {

    /** What is looked for, as the log's own entry of the reading keeps it. */
    Map<String, @Nullable Object> described() {
        Map<String, @Nullable Object> described = new LinkedHashMap<>();
        described.put("who", who);
        described.put("action", action);
        described.put("subject", subject);
        described.put("from", from);
        described.put("until", until);
        described.put("result", result);
        described.values().removeIf(value -> value == null);
        return described;
    }
}
