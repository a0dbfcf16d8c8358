package cn.fanzha.command.platform.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a kind lie in their table. The table has, beside the columns named here: {@code id}, the natural key
 * (unique), {@code by_person}, {@code created_at}, {@code created_by}, {@code version}. All names are code, never input.
 */
public final class RecordSpec {

    final String table;
    final String key;
    final List<Column> columns = new ArrayList<>();
    final List<Reference> references = new ArrayList<>();
    final List<String> values = new ArrayList<>();
    final List<Order> orders = new ArrayList<>();
    final List<Rule> rules = new ArrayList<>();
    final List<Derived> derived = new ArrayList<>();
    final List<String> same = new ArrayList<>();
    String keyHeader;
    String scope = "t.unit_id = any(:units)";

    @Nullable
    Character letter;

    private RecordSpec(String table, String key) {
        this.table = table;
        this.key = key;
        this.keyHeader = key;
    }

    /** A column of the table, filled by the check; {@code header} is the file's column that it comes from. */
    record Column(String name, String type, String header, boolean compared) {}

    /** {@code id} holds the record that the file names under {@code header}; null: the number itself is kept. */
    record Reference(@Nullable String id, String header, String target, boolean own) {}

    /** The later step can't be dated before the earlier one. */
    record Order(String earlier, String later) {}

    /** What contradicts itself. */
    record Rule(String broken, String column, String code) {}

    /** A column whose value follows from others when the row lands: an expression over the staged row {@code s}. */
    record Derived(String name, String expression) {}

    public static RecordSpec of(String table, String key) {
        return new RecordSpec(table, key);
    }

    /** The file's column at which a row is told off that as a whole may not land, where no column holds the key alone. */
    public RecordSpec keyHeader(String header) {
        keyHeader = header;
        return this;
    }

    /** The check fills it from the file's column of the same name. */
    public RecordSpec column(String name, String type) {
        return column(name, type, name);
    }

    public RecordSpec column(String name, String type, String header) {
        columns.add(new Column(name, type, header, true));
        return this;
    }

    /** Ciphertext: it differs each time, so that its digest or index, a column of its own, tells whether it changed. */
    public RecordSpec secret(String name, String header) {
        columns.add(new Column(name, "bytea", header, false));
        return this;
    }

    /** A record of another kind by its number: the check fills it with {@link StageRow#reference}. */
    public RecordSpec reference(String id, String header) {
        columns.add(new Column(id, "uuid", header, true));
        references.add(new Reference(id, header, header, false));
        return this;
    }

    /** The same, where a sender bound to a unit may name records of its units alone; one named before stays. */
    public RecordSpec ownReference(String id, String header) {
        columns.add(new Column(id, "uuid", header, true));
        references.add(new Reference(id, header, header, true));
        return this;
    }

    /** A number that is kept as it is and must exist. */
    public RecordSpec existing(String header) {
        columns.add(new Column(header, "text", header, true));
        references.add(new Reference(null, header, header, false));
        return this;
    }

    /** An account, phone or address, kept once: the check fills it with the observables' own cells. */
    public RecordSpec value(String id, String header) {
        columns.add(new Column(id, "uuid", header, true));
        values.add(id);
        return this;
    }

    /** A step given as a day only may have been taken at any moment of that day. */
    public RecordSpec inOrder(String earlier, String later) {
        orders.add(new Order(earlier, later));
        return this;
    }

    /** Rejects rows for which the condition over the staged row {@code s} holds; absent columns are as stored. */
    public RecordSpec reject(String broken, String column, String code) {
        rules.add(new Rule(broken, column, code));
        return this;
    }

    /** What lies in another table counts too: holds, over {@code s} and the stored {@code t}, where that stays as it is. */
    public RecordSpec sameIf(String condition) {
        same.add(condition);
        return this;
    }

    /**
     * A column that the file doesn't have: an expression over the staged row {@code s}, {@code :now}, and {@code :born},
     * when the record first came in.
     */
    public RecordSpec derived(String name, String expression) {
        derived.add(new Derived(name, expression));
        return this;
    }

    /** The stored row {@code t} is within the sender's units {@code :units}, where it has no {@code unit_id} itself. */
    public RecordSpec scopedBy(String condition) {
        scope = condition;
        return this;
    }

    /** Numbers with this letter are drawn by the system too: the counters jump past those that come in. */
    public RecordSpec numbered(char serial) {
        letter = serial;
        return this;
    }

    /** Nothing of a row lies in another table. */
    boolean standsAlone() {
        return references.isEmpty() && values.isEmpty() && same.isEmpty();
    }

    /** The staging columns, in the order in which the check fills them. */
    List<String> staging() {
        return columns.stream().flatMap(this::staged).toList();
    }

    private Stream<String> staged(Column column) {
        String own = column.name() + " " + column.type();
        boolean reference = references.stream().anyMatch(r -> column.name().equals(r.id()));
        if (reference) {
            return Stream.of(own, column.name() + "_no text");
        }
        return values.contains(column.name())
                ? Stream.of(
                        own, column.name() + "_type text", column.name() + "_enc bytea", column.name() + "_index bytea")
                : Stream.of(own);
    }
}
