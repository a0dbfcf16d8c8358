package cn.fanzha.command.platform.live;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody has heard: a snapshot of the database, in PostgreSQL's own text. Unlike the highest id it knows of
 * the transactions that were still running, so that nothing is missed and nothing told twice. Browsers hand it back as
 * {@code Last-Event-ID}; as it says nothing about data, one that was tampered with harms nobody.
 */
record LivePosition(String snapshot) {

    private static final Pattern SHAPE = Pattern.compile("\\d{1,19}:\\d{1,19}:(\\d{1,19}(,\\d{1,19})*)?");
    private static final int LONGEST = 6000;

    static Optional<LivePosition> parse(@Nullable String text) {
        return text != null && text.length() <= LONGEST && SHAPE.matcher(text).matches()
                ? Optional.of(new LivePosition(text))
                : Optional.empty();
    }
}
