package cn.fanzha.command.freezes.appeals.web;

import cn.fanzha.command.freezes.appeals.domain.Appeal;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.ChinaTime;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the pages of appeals say instead of ids and instants. */
record AppealWords(Units units, Instant now) {

    public String unit(UUID id) {
        return units.find(id).map(UnitRef::name).orElse("—");
    }

    public String time(@Nullable Instant at) {
        return at == null ? "—" : ChinaTime.format(at);
    }

    public boolean late(Appeal appeal) {
        return appeal.late(now);
    }
}
