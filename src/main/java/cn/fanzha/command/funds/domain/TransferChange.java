package cn.fanzha.command.funds.domain;

import java.util.List;

/** How the work on a case's transfers ended. */
public sealed interface TransferChange {

    /** It is done. */
    record Done() implements TransferChange {}

    /**
     * Nothing was changed.
     *
     * @param key message key of the reason, which says what to do
     */
    record Refused(String key, List<Object> args) implements TransferChange {
        static Refused because(String key, Object... args) {
            return new Refused(key, List.of(args));
        }
    }

    /** One like it is there: same accounts, same amount, same minute. It is added only when asked for again. */
    record Alike() implements TransferChange {}

    /** Somebody else corrected it since the form was opened; nothing was changed. */
    record Stale(TransferRow theirs) implements TransferChange {}
}
