package cn.fanzha.command.operations;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.ChinaTime;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The names and times that a page shows instead of ids and instants. */
public record UnitNames(Units units) {

    public String unit(UUID id) {
        return units.find(id).map(UnitRef::name).orElse("—");
    }

    public String all(List<UUID> ids) {
        return ids.isEmpty() ? "—" : ids.stream().map(this::unit).collect(Collectors.joining("、"));
    }

    public String time(@Nullable Instant at) {
        return at == null ? "—" : ChinaTime.format(at);
    }

    public String day(@Nullable Instant at) {
        return at == null ? "—" : ChinaTime.date(at).toString();
    }
}
