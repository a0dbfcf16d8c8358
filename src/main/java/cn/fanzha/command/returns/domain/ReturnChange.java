package cn.fanzha.command.returns.domain;

import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.ReturnStage;
import java.util.List;

/** What became of an act on a return. */
public sealed interface ReturnChange {

    /** Done; the return now stands in this state. */
    record Done(ReturnNumber number, ReturnStage stage) implements ReturnChange {}

    /** Nothing was changed; the message says why and what to do. */
    record Refused(String messageKey, List<Object> args) implements ReturnChange {
        static Refused because(String key, Object... args) {
            return new Refused(key, List.of(args));
        }
    }

    /** Somebody else changed the return after the page was opened; nothing of theirs is overwritten. */
    record Stale(ReturnStage stage, int version) implements ReturnChange {}
}
