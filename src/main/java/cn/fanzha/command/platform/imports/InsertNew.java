package cn.fanzha.command.platform.imports;

import static java.util.stream.Collectors.joining;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The statement that inserts a few rows of a spec at once, by the rules of its merge. All names are code, never input. */
final class InsertNew {

    private InsertNew() {}

    static String of(RecordSpec spec) {
        int n = spec.columns.size();
        String cells = IntStream.range(0, n).mapToObj(i -> "c" + i).collect(joining(", "));
        String arrays =
                IntStream.range(0, n).mapToObj(i -> ":c" + i + "::text[]").collect(joining(", "));
        String typed = IntStream.range(0, n)
                .mapToObj(i -> "c" + i + "::" + spec.columns.get(i).type() + " as "
                        + spec.columns.get(i).name())
                .collect(joining(", "));
        String into = Stream.concat(
                        spec.columns.stream().map(RecordSpec.Column::name),
                        spec.derived.stream().map(RecordSpec.Derived::name))
                .collect(joining(", "));
        String from = Stream.concat(
                        spec.columns.stream().map(column -> "s." + column.name()),
                        spec.derived.stream()
                                .map(derived -> "(" + derived.expression().replace(":born", ":now") + ")"))
                .collect(joining(", "));
        String lawful = Stream.concat(
                        spec.orders.stream()
                                .map(order -> "s." + order.later() + " < s." + order.earlier() + " and latest_moment(s."
                                        + order.later() + ") < s." + order.earlier()),
                        spec.rules.stream().map(RecordSpec.Rule::broken))
                .map(broken -> " and (" + broken + ") is not true")
                .collect(joining());
        return "with lane as materialized (select pg_try_advisory_xact_lock_shared(hashtext('import'), hashtext(:kind)) as free),"
                + " s as (select record_id, key, " + typed + " from unnest(:ids::uuid[], :keys::text[], " + arrays
                + ") as r (record_id, key, " + cells + "))"
                + " insert into " + spec.table + " (id, " + spec.key + ", by_person, created_at, created_by, " + into
                + ") select s.record_id, s.key, false, :now, :actor, " + from
                + " from s cross join lane where lane.free and s.key !~ :own" + lawful
                + " on conflict (" + spec.key + ") do nothing returning " + spec.key;
    }
}
