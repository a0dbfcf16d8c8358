package cn.fanzha.command.gangs.web;

import cn.fanzha.command.gangs.GangKind;
import cn.fanzha.command.gangs.GangState;
import cn.fanzha.command.gangs.domain.GangList;
import cn.fanzha.command.operations.Typed;
import cn.fanzha.command.organisation.Units;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The filters of the list of gangs as they stand in the address; the period is that of the discovery. */
public record GangQuery(
        @Nullable String kind,
        @Nullable String state,
        @Nullable String unit,
        @Nullable String operation,
        @Nullable String from,
        @Nullable String to,
        @Nullable String after) {

    GangList.Filter filter(Units units) {
        return new GangList.Filter(
                ListQuery.word(GangKind.class, kind, "kind"),
                ListQuery.word(GangState.class, state, "state"),
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
        filters.put("kind", kind);
        filters.put("state", state);
        filters.put("unit", unit);
        filters.put("operation", operation);
        filters.put("from", from);
        filters.put("to", to);
        return filters;
    }
}
