package cn.fanzha.command.operations.domain;

import cn.fanzha.command.operations.OperationCredits.Credit;
import cn.fanzha.command.operations.Operations.Operation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An operation as its page shows it.
 *
 * @param credits figures of what the reader's units did in it
 * @param from first month that anything credited lies in, {@code yyyy-MM}
 * @param to the last
 * @param mayWork the reader adds records of the own units; people of a task force only look on
 */
public record OperationView(
        Operation operation,
        List<UUID> units,
        List<LocalDate> waves,
        List<Credit> credits,
        @Nullable String from,
        @Nullable String to,
        List<TripRow> trips,
        List<ThingRow> seizures,
        List<ThingRow> inspections,
        int version,
        boolean mayChange,
        boolean mayWork) {

    /** A trip 外出: who went, and where to. */
    public record TripRow(
            String number,
            UUID unitId,
            LocalDate leftOn,
            @Nullable LocalDate returnedOn,
            int officers,
            List<String> provinces,
            List<String> cities) {}

    /** Things seized or premises inspected of one kind. */
    public record ThingRow(String number, UUID unitId, String kind, long quantity, Instant at) {}

    public boolean counts() {
        return credits.stream().anyMatch(credit -> credit.value().compareTo(BigDecimal.ZERO) != 0);
    }
}
