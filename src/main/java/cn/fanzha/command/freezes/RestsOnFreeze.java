package cn.fanzha.command.freezes;

import cn.fanzha.command.freezes.FreezeOutcome.Refused;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Work that a feature began because a freeze was in force: while it stands, the freeze can't be put back into the queue. */
public interface RestsOnFreeze {

    /** What rests on this freeze, in words for its institution; null: nothing. The caller holds the freeze. */
    @Nullable
    Refused objection(UUID freezeId);
}
