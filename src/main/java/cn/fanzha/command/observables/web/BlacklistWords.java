package cn.fanzha.command.observables.web;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.ChinaTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The names and times that the blacklist's pages show instead of ids and instants. */
public record BlacklistWords(Units units, Instant now) {

    public String unit(UUID id) {
        return units.find(id).map(UnitRef::name).orElse("—");
    }

    public String time(@Nullable Instant at) {
        return at == null ? "—" : ChinaTime.format(at);
    }

    /** The last day on which an entry is in force. */
    public LocalDate lastDay(Instant expiresAt) {
        return ChinaTime.date(expiresAt.minusSeconds(1));
    }

    public boolean over(@Nullable Instant due) {
        return due != null && now.isAfter(due);
    }
}
