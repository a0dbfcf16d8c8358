package cn.fanzha.command.statistics.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** How an indicator is made, of rows counted under row codes (column {@code indicator} of the view figure_row). */
public sealed interface Formula {

    /** The row codes that it is made of: their rows are what an officer sees when he opens the figure. */
    Set<String> rowCodes();

    /** The sum of the rows' values; adds up over months and units. */
    record Rows(String code) implements Formula {
        @Override
        public Set<String> rowCodes() {
            return Set.of(code);
        }
    }

    /** The sum of several sums. */
    record Total(List<String> codes) implements Formula {
        public Total {
            codes = List.copyOf(codes);
        }

        @Override
        public Set<String> rowCodes() {
            return new TreeSet<>(codes);
        }
    }

    /**
     * What other systems count and somebody types in or imports by unit and month. A unit's own figure replaces the sum
     * of those below it. It counts in periods that hold its whole month, and has no dimension but unit and month: it
     * stands in the null bucket, and any narrowing leaves it out.
     */
    record External(String code) implements Formula {
        @Override
        public Set<String> rowCodes() {
            return Set.of(code);
        }
    }

    /** How many different items (persons, victims, places) the rows of the period name; 0 of no rows. */
    record Distinct(String rowCode) implements Formula {
        @Override
        public Set<String> rowCodes() {
            return Set.of(rowCode);
        }
    }

    /** The exact continuous percentile of the rows' values, in seconds; null of no rows. */
    record Percentile(String rowCode, Fraction fraction) implements Formula {
        @Override
        public Set<String> rowCodes() {
            return Set.of(rowCode);
        }
    }

    /** The percentiles that the catalogue holds. */
    enum Fraction {
        P50,
        P90
    }

    /** A part of a whole, both of the same period; null where the whole is 0. */
    record Ratio(String part, String whole, Base base) implements Formula {
        @Override
        public Set<String> rowCodes() {
            return new TreeSet<>(List.of(part, whole));
        }
    }

    /** What a ratio's whole is. */
    enum Base {
        /** The rows of the same bucket. */
        ROWS,
        /** The rows of all fraud types, whichever are chosen or broken down; all other dimensions stay. */
        ALL_FRAUD_TYPES,
        /** An external figure: only unit and month apply to it, no narrowing and no other breakdown does. */
        EXTERNAL
    }

    /** A day of the period; of a running period a day so far. */
    record PerDay(String code) implements Formula {
        @Override
        public Set<String> rowCodes() {
            return Set.of(code);
        }
    }

    /** Days of the period (of a running one the days so far) for each row; null of no rows. */
    record DaysPer(String code) implements Formula {
        @Override
        public Set<String> rowCodes() {
            return Set.of(code);
        }
    }

    /** Yuan for each one counted, half up to the cent; null where nobody counts. */
    record PerPerson(String amount, String count) implements Formula {
        @Override
        public Set<String> rowCodes() {
            return new TreeSet<>(List.of(amount, count));
        }
    }

    /** A fraction with 18 decimals at most, or null of a base that is 0. */
    static @org.jspecify.annotations.Nullable BigDecimal ratio(BigDecimal part, BigDecimal base) {
        return base.signum() == 0 ? null : plain(part.divide(base, Figure.SCALE, java.math.RoundingMode.HALF_UP));
    }

    /** Without trailing zeros and without an exponent. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal shortest = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
