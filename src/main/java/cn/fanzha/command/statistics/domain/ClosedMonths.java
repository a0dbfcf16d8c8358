package cn.fanzha.command.statistics.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The rows of closed months, as they were counted: written once at the close, and anew by a revision, which keeps those
 * of the revisions before it. Everything here runs within the caller's transaction.
 */
@Component
class ClosedMonths {

    /** What a month of a tree is made of now. */
    private static final String LIVE = """
            select r.indicator, r.at, r.unit_id, coalesce(s.path, u.path) as path, r.fraud_type, r.region_code, r.tags, r.operations, r.value,
                   r.record_kind, r.record_no, r.item
            from figure_row r join unit u on u.id = r.unit_id
                 left join figure_place s on s.month = :month and s.unit_id = r.unit_id
            where r.at >= :month::date::timestamp at time zone 'Asia/Shanghai'
              and r.at < (:month::date + interval '1 month') at time zone 'Asia/Shanghai'
              and (:only::text is null or r.indicator = :only)
            """;

    private static final String SAME_ROW = """
            l.indicator = c.indicator and l.record_kind = c.record_kind and l.record_no = c.record_no
            and l.item is not distinct from c.item""";

    /** The unit's place in the tree is that of the close: a unit that moves later changes nothing. */
    private static final String SAME_CONTENT = """
            (l.at, l.unit_id, l.fraud_type, l.region_code, l.tags, l.operations, l.value)
            is not distinct from (c.at, c.unit_id, c.fraud_type, c.region_code, c.tags, c.operations, c.value)""";

    private final JdbcClient jdbc;

    private final TreeFigures trees;

    ClosedMonths(JdbcClient jdbc, TreeFigures trees) {
        this.jdbc = jdbc;
        this.trees = trees;
    }

    /** Roll-ups, closes and revisions wait for each other, on all instances. */
    void oneAtATime() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('statistics'))")
                .query((rs, n) -> n)
                .list();
    }

    /** The present revision of the month; 0 while it is open. */
    int revision(Tree tree, YearMonth month) {
        return jdbc.sql("select coalesce(max(revision), 0) from figure_close where top_id = :top and month = :month")
                .param("top", tree.id())
                .param("month", month.atDay(1))
                .query(Integer.class)
                .single();
    }

    /** A tree of units that closes as one. */
    record Tree(UUID id, String path) {}

    /** Who closes or revises, and why; a job is nobody. */
    record Signature(
            @Nullable UUID by,
            @Nullable String name,
            @Nullable String reason,
            Instant at) {}

    void sign(Tree tree, YearMonth month, int revision, Signature signature) {
        jdbc.sql("""
                        insert into figure_close (top_id, top_path, month, revision, closed_at, closed_by, closed_by_name, reason,
                                                  automatic)
                        values (:top, :path, :month, :revision, :at, :by, :name, :reason, :automatic)""")
                .param("top", tree.id())
                .param("path", tree.path())
                .param("month", month.atDay(1))
                .param("revision", revision)
                .param("at", signature.at().atOffset(ZoneOffset.UTC))
                .param("by", signature.by())
                .param("name", signature.name())
                .param("reason", signature.reason())
                .param("automatic", signature.by() == null)
                .update();
    }

    /** Keeps where the tree's units stand: there their rows of the month stay, late ones too. */
    void keepPlaces(Tree tree, YearMonth month) {
        jdbc.sql("""
                        insert into figure_place (month, unit_id, top_id, path)
                        select :month, u.id, :top, u.path from unit u where figure_top(u.path) = :path
                        on conflict do nothing""")
                .param("month", month.atDay(1))
                .param("top", tree.id())
                .param("path", tree.path())
                .update();
    }

    /**
     * Counts the month's rows as they are now, in place of those of the revision before.
     *
     * @param only one indicator alone; null: all
     * @return how many rows left or entered; a changed one does both
     */
    int count(Tree tree, YearMonth month, int revision, @Nullable String only) {
        int gone = jdbc.sql("with live as materialized (" + LIVE + " and figure_top(coalesce(s.path, u.path)) = :path)"
                        + " update figure_counted c set until_revision = :revision - 1"
                        + " where c.top_id = :top and c.month = :month and c.until_revision is null"
                        + " and (:only::text is null or c.indicator = :only)"
                        + " and not exists (select from live l where " + SAME_ROW + " and " + SAME_CONTENT + ")")
                .param("top", tree.id())
                .param("path", tree.path())
                .param("month", month.atDay(1))
                .param("revision", revision)
                .param("only", only, java.sql.Types.VARCHAR)
                .update();
        int come = jdbc.sql("with live as materialized (" + LIVE + " and figure_top(coalesce(s.path, u.path)) = :path)"
                        + " insert into figure_counted (month, top_id, path, indicator, at, unit_id, fraud_type, region_code, tags,"
                        + " operations, value, record_kind, record_no, item, since_revision)"
                        + " select :month, :top, l.path, l.indicator, l.at, l.unit_id, l.fraud_type, l.region_code, l.tags,"
                        + " l.operations, l.value, l.record_kind, l.record_no, l.item, :revision from live l"
                        + " where not exists (select from figure_counted c where c.top_id = :top and c.month = :month"
                        + " and c.until_revision is null and " + SAME_ROW + ")")
                .param("top", tree.id())
                .param("path", tree.path())
                .param("month", month.atDay(1))
                .param("revision", revision)
                .param("only", only, java.sql.Types.VARCHAR)
                .update();
        rollUp(tree, month);
        return gone + come;
    }

    /** The month's roll-up, and that of its days, from the rows that were counted. */
    private void rollUp(Tree tree, YearMonth month) {
        jdbc.sql("""
                        delete from figure_month
                        where month = :month
                          and (figure_top(path) = :path
                               or unit_id in (select unit_id from figure_place where month = :month and top_id = :top))""")
                .param("top", tree.id())
                .param("month", month.atDay(1))
                .param("path", tree.path())
                .update();
        jdbc.sql("""
                        insert into figure_month (month, indicator, unit_id, path, fraud_type, region_code, tags, operations, value)
                        select month, indicator, unit_id, path, fraud_type, region_code, tags, operations, sum(value)
                        from figure_counted
                        where top_id = :top and month = :month and until_revision is null and indicator <> all(:notSummed)
                        group by month, indicator, unit_id, path, fraud_type, region_code, tags, operations""")
                .param("top", tree.id())
                .param("month", month.atDay(1))
                .param("notSummed", RowCode.NOT_SUMMED)
                .update();
        jdbc.sql("""
                        delete from figure_day
                        where day >= :month and day < :month::date + interval '1 month'
                          and (figure_top(path) = :path
                               or unit_id in (select unit_id from figure_place where month = :month and top_id = :top))""")
                .param("top", tree.id())
                .param("month", month.atDay(1))
                .param("path", tree.path())
                .update();
        jdbc.sql("""
                        insert into figure_day (day, indicator, unit_id, path, value)
                        select (at at time zone 'Asia/Shanghai')::date, indicator, unit_id, path, sum(value)
                        from figure_counted
                        where top_id = :top and month = :month and until_revision is null and indicator <> all(:notSummed)
                        group by 1, 2, 3, 4""")
                .param("top", tree.id())
                .param("month", month.atDay(1))
                .param("notSummed", RowCode.NOT_SUMMED)
                .update();
        trees.follow(month);
    }

    /** Notes, of trees whose month is closed, how many rows came, went or changed since. */
    void notePending(YearMonth month) {
        jdbc.sql("delete from figure_pending where month = :month")
                .param("month", month.atDay(1))
                .update();
        if (trees(month).isEmpty()) {
            return;
        }
        jdbc.sql("with live as materialized (" + LIVE
                        + " and figure_top(coalesce(s.path, u.path)) in (select top_path from figure_close where month = :month)),"
                        + " counted as materialized (select * from figure_counted where month = :month and until_revision is null)"
                        + " insert into figure_pending (month, indicator, unit_id, path, fraud_type, region_code, tags, operations, rows)"
                        + " select :month, coalesce(l.indicator, c.indicator), coalesce(l.unit_id, c.unit_id),"
                        + " coalesce(c.path, l.path), case when l.indicator is null then c.fraud_type else l.fraud_type end,"
                        + " case when l.indicator is null then c.region_code else l.region_code end,"
                        + " coalesce(l.tags, c.tags), coalesce(l.operations, c.operations), count(*)"
                        + " from live l full join counted c on l.indicator || '|' || l.record_kind || '|' || l.record_no || '|'"
                        + " || coalesce(l.item, '') = c.indicator || '|' || c.record_kind || '|' || c.record_no || '|' || coalesce(c.item, '')"
                        + " where l.indicator is null or c.indicator is null or not (" + SAME_CONTENT + ")"
                        + " group by 2, 3, 4, 5, 6, 7, 8")
                .param("month", month.atDay(1))
                .param("only", null, java.sql.Types.VARCHAR)
                .update();
    }

    List<UUID> trees(YearMonth month) {
        return jdbc.sql("select distinct top_id from figure_close where month = ?")
                .param(month.atDay(1))
                .query((rs, n) -> rs.getObject(1, UUID.class))
                .list();
    }

    /** The first month of the tree that has rows. */
    @Nullable
    YearMonth firstMonth(Tree tree) {
        return jdbc
                .sql("select min(month) from figure_month where figure_top(path) = ?")
                .param(tree.path())
                .query((rs, n) -> rs.getObject(1, LocalDate.class))
                .stream()
                .filter(java.util.Objects::nonNull)
                .map(YearMonth::from)
                .findFirst()
                .orElse(null);
    }
}
