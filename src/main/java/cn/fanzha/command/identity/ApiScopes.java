package cn.fanzha.command.identity;

import java.util.List;

/** The rights that API clients hold; a token carries those it asked for of those that its client holds. */
public final class ApiScopes {

    public static final List<String> ALL = List.of(
            "imports:write",
            "statistics:read",
            "statistics:run",
            "briefings:read",
            "cases:read",
            "cases:write",
            "stops:read",
            "stops:write",
            "stops:answer",
            "alerts:read",
            "alerts:write",
            "tasks:read",
            "tasks:write",
            "documents:make",
            "controls:read",
            "controls:write",
            "blacklist:read",
            "freezes:read",
            "freezes:write",
            "webhooks:manage",
            "returns:read",
            "returns:write",
            "returns:answer");

    private ApiScopes() {}
}
