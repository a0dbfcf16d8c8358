package cn.fanzha.command.platform.live;

import cn.fanzha.command.shared.Actor;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** For programs that follow what happens without a stream: they ask again from where they stood, and may wait. */
public interface LiveChanges {

    /**
     * What was heard.
     *
     * @param position where to ask on from: an opaque word, good on every instance
     * @param events what the actor may hear of that became visible since the position asked from, in the order of the
     *     publishing; each once
     * @param reset there was too much to tell, or the position is older than what is kept: everything must be read anew
     */
    record Heard(String position, List<LiveEvent> events, boolean reset) {

        public Heard {
            events = List.copyOf(events);
        }
    }

    /** Where the log stands now. Taken before something is read, nothing that happens to it later is missed. */
    String position();

    /**
     * What became visible since a position; waits while there is nothing. The waiting costs its (virtual) thread alone:
     * no connection, no question to the database until something happened.
     *
     * @param position a word that {@link #position()} or an earlier answer gave
     * @param wanted which of the events that the actor may hear count
     * @param atMost how long to wait; zero answers at once
     */
    Heard since(@Nullable String position, Actor actor, Predicate<LiveEvent> wanted, Duration atMost);
}
