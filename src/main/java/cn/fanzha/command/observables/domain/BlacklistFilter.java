package cn.fanzha.command.observables.domain;

import cn.fanzha.command.observables.BlacklistSource;
import cn.fanzha.command.observables.BlacklistState;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.shared.Cursor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the blacklist is narrowed to.
 *
 * @param state by the clock
 * @param unitId listed by this unit
 * @param after where the page before ended
 */
public record BlacklistFilter(
        @Nullable BlacklistState state,
        @Nullable ObservableType type,
        @Nullable BlacklistSource source,
        @Nullable UUID unitId,
        @Nullable Cursor after) {

    public static final BlacklistFilter NONE = new BlacklistFilter(null, null, null, null, null);
}
