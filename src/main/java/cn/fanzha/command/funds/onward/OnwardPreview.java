package cn.fanzha.command.funds.onward;

import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What would be added of a table, and what is wrong with it.
 *
 * @param draft stands for the table: another that was pasted meanwhile has another
 * @param headings of its columns; {@code #3} where the table has none
 * @param columns which column holds what, from 0
 * @param complete every column that is needed was found
 * @param rows lines of the table
 * @param doubles lines that stand in it more than once, each counted beyond the first
 * @param shown the first sound ones
 * @param faults the first wrong ones
 */
public record OnwardPreview(
        UUID draft,
        List<String> headings,
        Map<OnwardField, Integer> columns,
        boolean complete,
        int rows,
        int sound,
        int doubles,
        Money sum,
        List<Shown> shown,
        int faulty,
        List<Fault> faults) {

    /** A sound line as the page shows it. */
    public record Shown(int line, String account, String holder, String bank, Money amount, Instant at) {
        /** Without account and holder. */
        @Override
        public String toString() {
            return "Shown[" + line + "]";
        }
    }

    /** A wrong line; the message says what to do. */
    public record Fault(int line, String messageKey, List<Object> args) {}

    /** The column of a field; null: it has none. */
    public @Nullable Integer column(OnwardField field) {
        return columns.get(field);
    }

    @Override
    public String toString() {
        return "OnwardPreview[" + rows + "]";
    }
}
