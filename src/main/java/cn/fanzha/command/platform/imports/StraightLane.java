package cn.fanzha.command.platform.imports;

import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.OutOfScopeException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes rows of a kind in without a file's staging table and history: the same checks and codes row by row, then one
 * insert of those that nobody has sent before. Rows that are stored already, or that contradict themselves, are left to
 * the whole way of {@link Imports}, which alone updates. Many callers at once don't wait for each other.
 *
 * <p>For kinds whose rows lie in one table alone, without references and values kept elsewhere, and without steps of
 * their own beside judging and landing.
 */
@Component
public class StraightLane {

    private final RecordMerge merge;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StraightLane(RecordMerge merge, TransactionTemplate transaction, ApplicationEventPublisher events, Clock clock) {
        this.merge = merge;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** What became of a row. */
    public sealed interface Straight {

        /** It is a new record. */
        record Landed() implements Straight {}

        /** It is rejected, with the code of the imports. */
        record Faulty(String column, String code) implements Straight {}

        /** It must go the whole way. */
        record Left() implements Straight {}
    }

    private static final Straight LANDED = new Straight.Landed();
    private static final Straight LEFT = new Straight.Left();

    /** A row that passed its check. */
    record Checked(UUID id, String key, List<@Nullable String> values) {}

    /**
     * Takes the rows in, in one transaction with one entry in the audit log where any landed.
     *
     * @param header names of the columns, as a file's first row
     * @param rows a cell for each column, empty where the row has nothing
     * @return what became of each row
     * @throws OutOfScopeException the actor may not import the kind
     */
    public List<Straight> take(ImportKind kind, List<String> header, List<List<String>> rows, Actor actor) {
        if (!kind.allows(actor)) {
            throw new OutOfScopeException("import", kind.name());
        }
        if (rows.isEmpty()
                || !(kind instanceof RecordKind record)
                || !record.spec().standsAlone()) {
            return rows.stream().map(row -> LEFT).toList();
        }
        ImportFile file = new ImportFile(actor, Set.copyOf(header), clock.instant());
        @Nullable Straight[] became = new @Nullable Straight[rows.size()];
        List<Checked> checked = check(record, header, rows, file, became);
        Set<String> landed = checked.isEmpty() ? Set.of() : land(record, checked, file);
        List<Straight> answer = new ArrayList<>();
        int next = 0;
        for (Straight one : became) {
            answer.add(one != null ? one : landed.contains(checked.get(next++).key()) ? LANDED : LEFT);
        }
        return answer;
    }

    private static List<Checked> check(
            RecordKind kind,
            List<String> header,
            List<List<String>> rows,
            ImportFile file,
            @Nullable Straight[] became) {
        ImportKind.RowCheck check = kind.begin(file);
        ImportRow row = new ImportRow(header, file.now());
        StageRow stage = new StageRow(kind.staging().size());
        List<Checked> checked = new ArrayList<>(rows.size());
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            stage.begin();
            row.fill(i, rows.get(i));
            RowFault fault = fault(check, row, stage);
            String key = stage.key();
            boolean repeated = key != null && !keys.add(key);
            if (fault != null) {
                became[i] = new Straight.Faulty(fault.column(), fault.code());
            } else if (repeated) {
                became[i] = new Straight.Faulty(kind.columns().getFirst().name(), "duplicate-in-file");
            } else {
                checked.add(new Checked(Ids.next(), Objects.requireNonNull(key), stage.values()));
            }
        }
        return checked;
    }

    private static @Nullable RowFault fault(ImportKind.RowCheck check, ImportRow row, StageRow stage) {
        try {
            check.check(row, stage);
            return null;
        } catch (RowFault fault) {
            return fault;
        }
    }

    private Set<String> land(RecordKind kind, List<Checked> checked, ImportFile file) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Set<String> landed = merge.landNew(kind.name(), kind.spec(), checked, file);
            if (!landed.isEmpty()) {
                String first = checked.getFirst().key();
                events.publishEvent(Audited.done(
                        "import.push",
                        kind.name(),
                        first,
                        Map.of("kind", kind.name(), "received", checked.size(), "created", landed.size())));
            }
            return landed;
        }));
    }
}
