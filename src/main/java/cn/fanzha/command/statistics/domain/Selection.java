package cn.fanzha.command.statistics.domain;

import cn.fanzha.command.statistics.domain.FigureQuery.By;
import cn.fanzha.command.statistics.domain.FigureQuery.Narrowing;

/**
 * The parts of a statement that choose and group rows as a query asks. All text is fixed here; what is asked comes in as
 * bound parameters. The rows are called {@code f}, the spans {@code p}.
 *
 * @param from the rows joined to the spans
 * @param path the unit's path among them
 * @param ofRows they are rows, of which those of the asked sources are read
 * @param allTypes neither narrowed nor broken down by fraud type
 */
record Selection(FigureQuery query, String from, String path, Kind kind, boolean allTypes) {

    /** Rows themselves, roll-ups of units, or roll-ups of units with all below them. */
    enum Kind {
        ROWS,
        UNITS,
        TREES,
        TREES_BY_TYPE
    }

    /** Columns of the bucket after the span's number; null of what is not asked. */
    private static final String NOT_ASKED = "null::text";

    /** Rolled-up months: of whole trees unless tags, operations or regions are asked for. */
    static Selection ofMonths(FigureQuery query, String spans) {
        var narrowing = query.narrowing();
        boolean others = query.dimensions().stream().anyMatch(by -> by != By.FRAUD_TYPE)
                || !narrowing.tags().isEmpty()
                || !narrowing.operations().isEmpty()
                || !narrowing.regions().isEmpty();
        if (others) {
            return new Selection(query, spansOf(spans) + """
                     join figure_month f on f.month >= p.starts and f.month < p.ends
                    """, "f.path", Kind.UNITS, false);
        }
        boolean typed =
                query.by().contains(By.FRAUD_TYPE) || !narrowing.fraudTypes().isEmpty();
        return new Selection(query, spansOf(spans) + """
                 join figure_tree f on f.month >= p.starts and f.month < p.ends
                """, "", typed ? Kind.TREES_BY_TYPE : Kind.TREES, false);
    }

    /** Rolled-up days: of queries of months that neither narrow nor break down by anything but month and unit. */
    static Selection ofDays(FigureQuery query, String spans) {
        return new Selection(query, spansOf(spans) + """
                 join figure_tree_day f on f.day >= p.starts and f.day < p.ends
                """, "", Kind.TREES, false);
    }

    /** Rows that wait for a revision of a closed month. */
    static Selection ofPending(FigureQuery query, String spans) {
        return new Selection(query, spansOf(spans) + """
                 join figure_pending f on f.month >= p.starts and f.month < p.ends
                """, "f.path", Kind.UNITS, false);
    }

    /** Rows: of day ranges as they are now, of months as they were counted. */
    static Selection ofRows(FigureQuery query, String spans) {
        return ofRows(query, spansOf(spans), "p.starts", "p.ends");
    }

    /**
     * Rows of one span alone. Joined to several, no source of rows is read by its index: where the ends are known before
     * the reading, each is.
     *
     * @param n from 1
     */
    static Selection ofRows(FigureQuery query, String spans, int n) {
        return ofRows(
                query,
                " from (select (:%s_n::int[])[%d] as n) p".formatted(spans, n),
                "(:%s_starts::date[])[%d]".formatted(spans, n),
                "(:%s_ends::date[])[%d]".formatted(spans, n));
    }

    private static Selection ofRows(FigureQuery query, String from, String starts, String ends) {
        String days = """
                 f.at >= %s::timestamp at time zone 'Asia/Shanghai'
                 and f.at < %s::timestamp at time zone 'Asia/Shanghai'
                """.formatted(starts, ends);
        return query.byDays()
                ? new Selection(
                        query,
                        from + " join figure_row f on " + days + " join unit u on u.id = f.unit_id ",
                        "u.path",
                        Kind.ROWS,
                        false)
                : new Selection(query, from + " join figure_effective f on " + days, "f.path", Kind.ROWS, false);
    }

    /** The names of a part's three arrays begin with a word that tells it from the statement's other parts. */
    private static String spansOf(String word) {
        return " from unnest(:" + word + "_n::int[], :" + word + "_starts::date[], :" + word
                + "_ends::date[]) p(n, starts, ends)";
    }

    Selection ofAllTypes() {
        return new Selection(query, from, path, kind, true);
    }

    private Narrowing narrowing() {
        return query.narrowing();
    }

    private boolean by(By dimension) {
        return query.by().contains(dimension);
    }

    /** Unit, fraud type, tag, operation, region. */
    String bucket() {
        return String.join(
                ", ",
                ofTrees() ? (by(By.UNIT) ? "f.code" : NOT_ASKED) : unit(path, query),
                by(By.FRAUD_TYPE) && !allTypes ? (ofTrees() ? "nullif(f.fraud_type, '')" : "f.fraud_type") : NOT_ASKED,
                by(By.TAG) ? "t.tag" : NOT_ASKED,
                by(By.OPERATION) ? "o.operation" : NOT_ASKED,
                by(By.REGION) ? "f.region_code" : NOT_ASKED);
    }

    private boolean ofTrees() {
        return kind == Kind.TREES || kind == Kind.TREES_BY_TYPE;
    }

    /** What is summed: of the asked unit its own, where those below it have lines of their own. */
    String value() {
        return ofTrees() && by(By.UNIT) ? "case when f.code = :code then f.own else f.value end" : "f.value";
    }

    /** The asked unit, and those directly below it where each is asked for. */
    private String chosenTrees() {
        String typed = !from.contains("figure_tree f")
                ? ""
                : kind == Kind.TREES_BY_TYPE && !allTypes ? " and f.typed" : " and not f.typed";
        return (by(By.UNIT) ? "(f.parent = :code or f.code = :code and f.own <> 0)" : "f.code = :code") + typed;
    }

    /** The asked unit itself or the one directly below it in whose tree the row stands. */
    static String unit(String path, FigureQuery query) {
        return query.by().contains(By.UNIT)
                ? "coalesce(nullif(split_part(split_part(" + path + ", :mark, 2), '/', 1), ''), :code)"
                : NOT_ASKED;
    }

    String rows() {
        return from + each(By.TAG, "f.tags", "t(tag)", ":tags")
                + each(By.OPERATION, "f.operations", "o(operation)", ":operations")
                + " where " + (ofTrees() ? chosenTrees() : path + " like :within")
                + " and f.indicator = any(:indicators)"
                + (kind == Kind.ROWS ? " and f.source = any(:sources)" : "")
                + (narrowing().fraudTypes().isEmpty() || allTypes ? "" : " and f.fraud_type = any(:fraudTypes)")
                + (narrowing().tags().isEmpty() ? "" : " and f.tags && :tags::text[]")
                + (narrowing().operations().isEmpty() ? "" : " and f.operations && :operations::text[]")
                + (narrowing().regions().isEmpty() ? "" : " and f.region_code = any(:regions)");
    }

    /** A row with two values stands under both, one without any under null; of chosen values only under those. */
    private String each(By dimension, String values, String alias, String chosen) {
        if (!by(dimension)) {
            return "";
        }
        return narrowing().of(dimension).isEmpty()
                ? " left join lateral unnest(" + values + ") " + alias + " on true"
                : " cross join lateral (select v from unnest(" + values + ") v where v = any(" + chosen + "::text[])) "
                        + alias;
    }
}
