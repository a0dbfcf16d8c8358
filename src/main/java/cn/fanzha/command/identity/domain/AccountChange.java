package cn.fanzha.command.identity.domain;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came of a change to somebody's account. */
public sealed interface AccountChange {

    /**
     * It holds.
     *
     * @param firstPassword to be told to the person now: it is kept nowhere; null where none was drawn
     */
    record Done(UUID account, @Nullable String firstPassword) implements AccountChange {}

    /** Nothing was changed; the key's message says why and what to do. */
    record Refused(String key, List<Object> args) implements AccountChange {
        Refused(String key) {
            this(key, List.of());
        }
    }
}
