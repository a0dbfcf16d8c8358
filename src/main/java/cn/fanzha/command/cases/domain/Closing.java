package cn.fanzha.command.cases.domain;

import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the statistics need of a case before it is closed 结案.
 *
 * @param loss what the victim lost, in yuan
 * @param recovered what the victim got back, in yuan; 0 is an answer
 * @param solvedAt asked only where the file has no such date
 * @param noSuspects why the file names no suspect; asked only where it names none
 * @param tags at least one, unless {@code noTags}
 * @param noTags the officer has looked: no tag applies
 */
public record Closing(
        @Nullable Money loss,
        @Nullable Money recovered,
        @Nullable String fraudType,
        @Nullable String regionCode,
        @Nullable Instant solvedAt,
        @Nullable String noSuspects,
        List<String> tags,
        boolean noTags) {

    /** Nothing was filled in. */
    public static final Closing NOTHING = new Closing(null, null, null, null, null, null, List.of(), false);

    public Closing {
        tags = List.copyOf(tags);
    }
}
