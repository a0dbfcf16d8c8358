package cn.fanzha.command.links.domain;

import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.ObservableValue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A value that two cases share: why they may belong together.
 *
 * @param key tells values apart without showing one: type and keyed digest
 * @param masked what a page may show of it
 * @param observable id of its page; null where it stands in victims' data alone
 * @param cases in how many cases it stands, these two included
 * @param sameVictim it is the victim's own in both: the same person was deceived twice, which says little of who did it
 */
public record Shared(
        String key,
        ObservableType type,
        String masked,
        @Nullable UUID observable,
        int cases,
        boolean sameVictim) {

    private static final int SERVICE_DIGITS = 6;

    /** Numbers of banks, the police and operators (95588, 96110, 110): everybody is called by them. */
    static boolean ofService(ObservableValue value) {
        return value.type() == ObservableType.PHONE && value.value().length() <= SERVICE_DIGITS;
    }

    /** Cases beside these two that hold it, too. */
    public int others() {
        return cases - 2;
    }
}
