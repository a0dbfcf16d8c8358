package cn.fanzha.command.tasks.web;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.ChinaTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the pages say instead of ids and instants. */
public record TaskWords(Units units, Instant now) {

    private static final Duration TICKS = Duration.ofHours(48);

    public String unit(@Nullable UUID id) {
        return id == null ? "—" : units.find(id).map(UnitRef::name).orElse("—");
    }

    public String time(@Nullable Instant at) {
        return at == null ? "—" : ChinaTime.format(at);
    }

    public boolean over(Instant due) {
        return !due.isAfter(now);
    }

    /** Its clock ticks: within two days of now, before or after. */
    public boolean ticks(Instant due) {
        return Duration.between(now, due).abs().compareTo(TICKS) < 0;
    }

    /** A file's size as people say it. */
    public String size(int bytes) {
        return bytes < 1024 ? bytes + " B" : bytes < 1 << 20 ? (bytes >> 10) + " KB" : (bytes >> 20) + " MB";
    }
}
