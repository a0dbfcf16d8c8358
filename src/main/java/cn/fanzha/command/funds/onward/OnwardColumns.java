package cn.fanzha.command.funds.onward;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which column of a table holds what. */
record OnwardColumns(Map<OnwardField, Integer> of) {

    private static final String BY_PLACE = "#";

    OnwardColumns {
        of = Map.copyOf(of);
    }

    /** Every field without which no row can be read has its column. */
    boolean isComplete() {
        return List.of(OnwardField.values()).stream()
                .filter(OnwardField::isRequired)
                .allMatch(of::containsKey);
    }

    @Nullable
    Integer column(OnwardField field) {
        return of.get(field);
    }

    /**
     * What the institution chose before, where the table has it; for the rest what banks usually call it.
     *
     * @param remembered heading of each field; {@code #3} is the third column of a table without headings
     */
    static OnwardColumns find(OnwardSheet sheet, Map<OnwardField, String> remembered) {
        Map<OnwardField, Integer> found = new EnumMap<>(OnwardField.class);
        remembered.forEach((field, heading) -> {
            int column = column(sheet, heading);
            if (column >= 0 && !found.containsValue(column)) {
                found.put(field, column);
            }
        });
        for (OnwardField field : OnwardField.values()) {
            for (int i = 0; i < sheet.headings().size() && !found.containsKey(field); i++) {
                if (field.isUsuallyCalled(sheet.headings().get(i)) && !found.containsValue(i)) {
                    found.put(field, i);
                }
            }
        }
        return new OnwardColumns(found);
    }

    /** To be remembered. */
    Map<OnwardField, String> headings(OnwardSheet sheet) {
        Map<OnwardField, String> headings = new EnumMap<>(OnwardField.class);
        of.forEach((field, column) -> headings.put(field, heading(sheet, Objects.requireNonNull(column))));
        return headings;
    }

    private static String heading(OnwardSheet sheet, int column) {
        return column < sheet.headings().size() && !sheet.headings().get(column).isBlank()
                ? sheet.headings().get(column)
                : BY_PLACE + (column + 1);
    }

    private static int column(OnwardSheet sheet, String heading) {
        if (heading.matches(BY_PLACE + "\\d{1,3}")) {
            int column = Integer.parseInt(heading.substring(1)) - 1;
            return column < sheet.width() && heading.equals(heading(sheet, column)) ? column : -1;
        }
        for (int i = 0; i < sheet.headings().size(); i++) {
            if (OnwardField.plain(sheet.headings().get(i)).equals(OnwardField.plain(heading))) {
                return i;
            }
        }
        return -1;
    }
}
