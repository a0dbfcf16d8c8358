package cn.fanzha.command.cases.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns that the list of cases can show beside the number, in their order. */
public enum CaseColumn {
    STATE,
    TYPE,
    AMOUNT,
    LOSS,
    RECOVERED,
    VICTIM,
    PHONE,
    REPORTED,
    FILED,
    SOLVED,
    CHANNEL,
    HANDLER,
    REGION,
    TAGS,
    UPDATED,
    UNIT;

    private static final Set<CaseColumn> USUAL = EnumSet.of(STATE, TYPE, AMOUNT, VICTIM, REPORTED, UNIT);

    /** As it stands in the address. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Amounts stand to the right. */
    public boolean isNumber() {
        return this == AMOUNT || this == LOSS || this == RECOVERED;
    }

    /** Those of the address, else those kept, else the usual ones; words that are no column are passed over. */
    static Set<CaseColumn> of(@Nullable String address, @Nullable List<String> kept) {
        if (address != null && !address.isBlank()) {
            Set<CaseColumn> asked = of(List.of(address.split("[,.\\s]+")));
            if (!asked.isEmpty()) {
                return asked;
            }
        }
        Set<CaseColumn> own = kept == null ? Set.of() : of(kept);
        return own.isEmpty() ? USUAL : own;
    }

    static Set<CaseColumn> of(List<String> words) {
        EnumSet<CaseColumn> found = EnumSet.noneOf(CaseColumn.class);
        Arrays.stream(values())
                .filter(column -> words.stream().anyMatch(word -> word.strip().equalsIgnoreCase(column.name())))
                .forEach(found::add);
        return found;
    }
}
