package cn.fanzha.command.operations;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a feature counts as credited to an operation; the operation's page shows all of it. */
public interface OperationCredits {

    /**
     * A figure of an operation: the same as the statistics' figure narrowed to it.
     *
     * @param indicator code of the catalogue
     * @param first the earliest moment counted; null where nothing is
     * @param last the latest moment counted
     * @param list address of the list of what is counted, where there is one
     */
    record Credit(
            String indicator,
            BigDecimal value,
            @Nullable Instant first,
            @Nullable Instant last,
            @Nullable String list) {}

    /** Position among the others, smallest first. */
    int order();

    /**
     * The figures of rows that these units hold; each row counts once.
     *
     * @param number the operation's, for addresses
     */
    List<Credit> of(UUID operationId, String number, UUID[] units);
}
