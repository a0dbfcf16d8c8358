package cn.fanzha.command.gangs.web;

import cn.fanzha.command.gangs.SuspectRole;
import cn.fanzha.command.gangs.domain.SuspectList;
import cn.fanzha.command.operations.Typed;
import cn.fanzha.command.organisation.Units;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The filters of the list of suspects as they stand in the address; the period is that of the capture. */
public record SuspectQuery(
        @Nullable String no,
        @Nullable String role,
        @Nullable String unit,
        @Nullable String operation,
        @Nullable String from,
        @Nullable String to,
        @Nullable String after) {

    SuspectList.Filter filter(Units units) {
        String number = Typed.text(no);
        return new SuspectList.Filter(
                number == null ? null : number.toUpperCase(Locale.ROOT),
                ListQuery.word(SuspectRole.class, role, "role"),
                ListQuery.unit(unit, units),
                Typed.text(operation),
                ListQuery.from(from),
                ListQuery.to(to),
                ListQuery.after(after));
    }

    public boolean narrows() {
        return filters().values().stream().anyMatch(value -> Typed.text(value) != null);
    }

    Map<String, @Nullable String> filters() {
        Map<String, @Nullable String> filters = new LinkedHashMap<>();
        filters.put("no", no);
        filters.put("role", role);
        filters.put("unit", unit);
        filters.put("operation", operation);
        filters.put("from", from);
        filters.put("to", to);
        return filters;
    }
}
