package cn.fanzha.command.gangs.web;

import cn.fanzha.command.gangs.domain.DenList;
import cn.fanzha.command.operations.PremisesKind;
import cn.fanzha.command.operations.Typed;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.InvalidValueException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The filters of the list of dens as they stand in the address; the period is that of the destruction. */
public record DenQuery(
        @Nullable String kind,
        @Nullable String standing,
        @Nullable String unit,
        @Nullable String region,
        @Nullable String from,
        @Nullable String to,
        @Nullable String after) {

    DenList.Filter filter(Units units) {
        return new DenList.Filter(
                ListQuery.word(PremisesKind.class, kind, "kind"),
                stands(),
                ListQuery.unit(unit, units),
                Typed.text(region),
                ListQuery.from(from),
                ListQuery.to(to),
                ListQuery.after(after));
    }

    private @Nullable Boolean stands() {
        String typed = Typed.text(standing);
        if (typed == null) {
            return null;
        }
        return switch (typed) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new InvalidValueException("gangs.list.unknown", "standing");
        };
    }

    public boolean narrows() {
        return filters().values().stream().anyMatch(value -> Typed.text(value) != null);
    }

    Map<String, @Nullable String> filters() {
        Map<String, @Nullable String> filters = new LinkedHashMap<>();
        filters.put("kind", kind);
        filters.put("standing", standing);
        filters.put("unit", unit);
        filters.put("region", region);
        filters.put("from", from);
        filters.put("to", to);
        return filters;
    }
}
