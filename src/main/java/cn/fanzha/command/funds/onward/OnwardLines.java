package cn.fanzha.command.funds.onward;

import cn.fanzha.command.funds.OnwardRow;
import cn.fanzha.command.funds.OnwardTransfers;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** A table's lines as transfers: those that can be added, and what is wrong with the others. */
record OnwardLines(List<Read> sound, List<OnwardPreview.Fault> faults) {

    /** @param line of the file */
    record Read(int line, OnwardRow row) {}

    private record Same(String account, String amount, Instant at) {}

    /** @param judge what the request says of rows that can be read, by their place in the list */
    static OnwardLines read(
            OnwardSheet sheet, OnwardColumns columns, Function<List<OnwardRow>, List<OnwardTransfers.Fault>> judge) {
        List<Read> read = new ArrayList<>();
        List<OnwardPreview.Fault> faults = new ArrayList<>();
        for (OnwardSheet.Line line : sheet.lines()) {
            try {
                read.add(new Read(line.number(), row(line, columns)));
            } catch (InvalidValueException e) {
                faults.add(new OnwardPreview.Fault(line.number(), e.key(), Arrays.asList(e.args())));
            }
        }
        Set<Integer> wrong = new HashSet<>();
        for (OnwardTransfers.Fault fault :
                judge.apply(read.stream().map(Read::row).toList())) {
            wrong.add(fault.row());
            faults.add(new OnwardPreview.Fault(read.get(fault.row()).line, fault.messageKey(), fault.args()));
        }
        List<Read> sound = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            if (!wrong.contains(i)) {
                sound.add(read.get(i));
            }
        }
        faults.sort(Comparator.comparing(OnwardPreview.Fault::line));
        return new OnwardLines(sound, faults);
    }

    List<OnwardRow> rows() {
        return sound.stream().map(Read::row).toList();
    }

    int doubles() {
        Set<Same> seen = new HashSet<>();
        sound.forEach(read -> seen.add(new Same(
                Text.halfWidth(read.row.account()).replaceAll("[\\s\\-]", ""),
                read.row.amount().toPlainString(),
                read.row.movedAt())));
        return sound.size() - seen.size();
    }

    private static OnwardRow row(OnwardSheet.Line line, OnwardColumns columns) {
        Function<OnwardField, String> cell =
                field -> columns.column(field) == null ? "" : line.cell(Objects.requireNonNull(columns.column(field)));
        return OnwardCells.row(
                cell.apply(OnwardField.KIND),
                cell.apply(OnwardField.ACCOUNT),
                cell.apply(OnwardField.HOLDER),
                cell.apply(OnwardField.BANK),
                cell.apply(OnwardField.AMOUNT),
                cell.apply(OnwardField.DATE),
                cell.apply(OnwardField.TIME),
                cell.apply(OnwardField.NOTE));
    }
}
