package cn.fanzha.command.statistics.domain;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the database answered: numbers by kind, span, row code and bucket. */
final class Cells {

    /** Answers beyond this many numbers are refused before they fill the memory. */
    static final int MOST = 500_000;

    enum Kind {
        SUM,
        /** Sums of all fraud types, whichever are chosen. */
        ALL_TYPES,
        DISTINCT,
        P50,
        P90,
        EXTERNAL,
        PENDING,
        REVISION
    }

    private record Key(Kind kind, int span, String code, Bucket bucket) {}

    private final Map<Key, BigDecimal> numbers = new HashMap<>();
    private final Set<Bucket> occurring = new LinkedHashSet<>();

    void add(Kind kind, int span, String code, Bucket bucket, BigDecimal number) {
        numbers.merge(
                new Key(kind, span, code, bucket), number, kind == Kind.REVISION ? BigDecimal::max : BigDecimal::add);
        if (kind != Kind.ALL_TYPES && kind != Kind.REVISION) {
            occurring.add(bucket);
        }
    }

    /** The number, 0 where there are no rows. */
    BigDecimal get(Kind kind, int span, String code, Bucket bucket) {
        return numbers.getOrDefault(new Key(kind, span, code, bucket), BigDecimal.ZERO);
    }

    @Nullable
    BigDecimal find(Kind kind, int span, String code, Bucket bucket) {
        return numbers.get(new Key(kind, span, code, bucket));
    }

    /** The buckets that have rows in any span. */
    Set<Bucket> occurring() {
        return occurring;
    }
}
