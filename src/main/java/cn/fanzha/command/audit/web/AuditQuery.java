package cn.fanzha.command.audit.web;

import cn.fanzha.command.audit.domain.AuditFilter;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The filters as they stand in the address. */
record AuditQuery(
        @Nullable String who,
        @Nullable String action,
        @Nullable String subject,
        @Nullable String from,
        @Nullable String to,
        @Nullable String result,
        @Nullable String after) {

    AuditQuery {
        who = typed(who);
        action = typed(action);
        subject = typed(subject);
        from = typed(from);
        to = typed(to);
        result = known(typed(result));
        after = typed(after);
    }

    /** Some filter is set. */
    public boolean narrows() {
        return who != null || action != null || subject != null || from != null || to != null || result != null;
    }

    /** {@code to} is a day that still belongs to the asked time, or a minute that still does. */
    AuditFilter filter() {
        Duration last = to != null && to.length() > 10 ? Duration.ofMinutes(1) : Duration.ofDays(1);
        Instant until = to == null ? null : ChinaTime.parse(to).plus(last);
        return new AuditFilter(
                who,
                action,
                subject,
                from == null ? null : ChinaTime.parse(from),
                until,
                result == null ? null : Audited.Result.valueOf(result),
                after == null ? null : Cursor.decode(after));
    }

    /** The same filters, the next page. */
    @Nullable
    String next(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        var address = UriComponentsBuilder.fromPath("/audit");
        add(address, "who", who);
        add(address, "action", action);
        add(address, "subject", subject);
        add(address, "from", from);
        add(address, "to", to);
        add(address, "result", result);
        add(address, "after", cursor);
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
        if (value != null) {
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }

    private static @Nullable String known(@Nullable String result) {
        return Arrays.stream(Audited.Result.values()).anyMatch(one -> one.name().equals(result)) ? result : null;
    }

    private static @Nullable String typed(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip().replace("\0", "");
    }
}
