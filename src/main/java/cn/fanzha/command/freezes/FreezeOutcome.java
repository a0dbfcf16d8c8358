package cn.fanzha.command.freezes;

import java.util.List;

/** What became of an act on freezes. */
public sealed interface FreezeOutcome {

    /** Done; of an act on a batch, the numbers of all of it, in the order of the application. */
    record Done(List<FreezeNumber> numbers, FreezeStage stage) implements FreezeOutcome {
        public FreezeNumber number() {
            return numbers.getFirst();
        }
    }

    /**
     * Nothing was changed; the message says why and what to do.
     *
     * @param line of a batch, the line that stands in the way, from 1; 0 where it is none in particular
     */
    record Refused(String messageKey, List<Object> args, int line) implements FreezeOutcome {
        public static Refused because(String key, Object... args) {
            return new Refused(key, List.of(args), 0);
        }

        public Refused inLine(int number) {
            return new Refused(messageKey, args, number);
        }
    }

    /** Somebody else changed it after the page was opened; nothing of theirs is overwritten. */
    record Stale(FreezeStage stage) implements FreezeOutcome {}
}
