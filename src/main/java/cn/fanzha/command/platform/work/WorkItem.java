package cn.fanzha.command.platform.work;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * One thing that waits for somebody.
 *
 * @param kindKey message key of what it is, for example “止付请求待答复”
 * @param number natural number of the record
 * @param text what tells it from others in a list; personal data masked; empty if the number is enough
 * @param href page where it is done
 * @param unitName the unit that it lies with
 * @param due when it is late, or ends; null: no clock runs
 * @param mine it lies with the actor in person, not only with the unit
 */
public record WorkItem(
        String kindKey,
        String number,
        String text,
        String href,
        String unitName,
        @Nullable Instant due,
        boolean mine) {

    /** The address of a record's page, below a path, whatever characters its number has. */
    public static String page(String path, String number) {
        return UriComponentsBuilder.fromPath(path).pathSegment(number).encode().toUriString();
    }

    /** The clock has run out. */
    public boolean late(Instant now) {
        return due != null && !due.isAfter(now);
    }
}
