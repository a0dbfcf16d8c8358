package cn.fanzha.command.freezes;

import cn.fanzha.command.shared.Money;
import java.util.List;

/** What became of a release. */
public sealed interface ReleaseOutcome {

    /**
     * The money is the holder's again.
     *
     * @param amount how much, yuan
     * @param whole nothing stays frozen: the freeze is over
     */
    record Released(Money amount, boolean whole) implements ReleaseOutcome {}

    /** Nothing was released: it does not run any more, or less is frozen than asked; the message says which. */
    record Refused(String messageKey, List<Object> args) implements ReleaseOutcome {
        public static Refused because(String key, Object... args) {
            return new Refused(key, List.of(args));
        }
    }
}
