package cn.fanzha.command.platform.api;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The version of a thing in the headers of the API: {@code ETag} when it is read, {@code If-None-Match} to ask whether
 * it is still the same, {@code If-Match} on every change (RFC 9110 section 13).
 */
public final class Versions {

    private Versions() {}

    /** {@code "17"}, with the quotes that belong to it. */
    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    /** {@code If-None-Match} names this version: nothing has changed since. */
    public static boolean unchanged(@Nullable String ifNoneMatch, long version) {
        return ifNoneMatch != null && names(ifNoneMatch, version, true);
    }

    /**
     * Lets only changes pass that were made of the version that stands now. Call it once the row is locked.
     *
     * @throws VersionException no {@code If-Match} (428), or one of another version (412, with the current one)
     */
    public static void require(@Nullable String ifMatch, long version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new VersionException(true, version);
        }
        if (!names(ifMatch, version, false)) {
            throw new VersionException(false, version);
        }
    }

    /** Weak tags serve for reading alone; proxies that compress make them of ours. */
    private static boolean names(String header, long version, boolean weakToo) {
        String own = tag(version);
        return header.strip().equals("*")
                || Arrays.stream(header.split(","))
                        .map(String::strip)
                        .map(tag -> weakToo && tag.toUpperCase(Locale.ROOT).startsWith("W/") ? tag.substring(2) : tag)
                        .anyMatch(own::equals);
    }
}
