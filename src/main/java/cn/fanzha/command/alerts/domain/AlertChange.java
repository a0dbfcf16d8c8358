package cn.fanzha.command.alerts.domain;

import cn.fanzha.command.alerts.AlertState;
import java.util.List;

/** What became of an act on an alert. */
public sealed interface AlertChange {

    /** Somebody changed it since the form was opened; nothing was done. */
    record Stale(String byName) implements AlertChange {}

    /** Done; the alert now stands in this state. */
    record Done(AlertState state) implements AlertChange {}

    /** Nothing was changed; the message says why and what to do. */
    record Refused(String messageKey, List<Object> args) implements AlertChange {
        static Refused because(String key, Object... args) {
            return new Refused(key, List.of(args));
        }
    }
}
