package cn.fanzha.command.cases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time limit that runs on a case, shown in the header of its file with the time that is left.
 *
 * @param key message key of what ends; the arguments follow it
 * @param until the last moment
 * @param href where it is worked on; null: on the file's own page
 */
public record CaseClock(
        String key,
        List<Object> args,
        Instant until,
        @Nullable String href) {}
