package cn.fanzha.command.platform.live;

import java.time.Instant;
import java.util.Optional;

/** What the streams must know of the sessions that they belong to; answered by the feature that ends sessions. */
public interface LiveSessions {

    /** The moment the session ends unless somebody acts before; empty if it has ended. */
    Optional<Instant> endOf(String sessionId);
}
