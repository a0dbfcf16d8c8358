package cn.fanzha.command.funds.onward;

import cn.fanzha.command.funds.OnwardRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.springframework.util.MultiValueMap;

/** A row of the form as typed. */
public record TypedRow(String account, String kind, String holder, String bank, String amount, String at, String note) {

    private static final int ROWS = 5;
    private static final TypedRow BLANK = new TypedRow("", "", "", "", "", "", "");

    static List<TypedRow> blank() {
        return Collections.nCopies(ROWS, BLANK);
    }

    static List<TypedRow> of(MultiValueMap<String, String> typed) {
        List<String> accounts = Objects.requireNonNullElse(typed.get("account"), List.of());
        List<TypedRow> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(accounts.size(), 100); i++) {
            rows.add(new TypedRow(
                    cell(typed, "account", i),
                    cell(typed, "kind", i),
                    cell(typed, "holder", i),
                    cell(typed, "bank", i),
                    cell(typed, "amount", i),
                    cell(typed, "at", i),
                    cell(typed, "note", i)));
        }
        return rows.isEmpty() ? blank() : rows;
    }

    /** Nothing was typed but perhaps the kind. */
    public boolean isBlank() {
        return (account + holder + bank + amount + at + note).isBlank();
    }

    OnwardRow row() {
        return OnwardCells.row(kind, account, holder, bank, amount, "", at, note);
    }

    private static String cell(MultiValueMap<String, String> typed, String name, int row) {
        List<String> column = typed.get(name);
        return column == null || row >= column.size() ? "" : Objects.requireNonNullElse(column.get(row), "");
    }

    /** Without what was typed. */
    @Override
    public String toString() {
        return "TypedRow";
    }
}
