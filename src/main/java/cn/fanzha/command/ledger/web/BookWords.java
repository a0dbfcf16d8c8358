package cn.fanzha.command.ledger.web;

import cn.fanzha.command.ledger.LedgerRecords;
import cn.fanzha.command.ledger.domain.BookLine;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.ChinaTime;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the pages of the book say instead of ids and instants, and where the pages of its sources lie. */
record BookWords(Units units, List<LedgerRecords> records) {

    public String unit(@Nullable UUID id) {
        return id == null ? "—" : units.find(id).map(UnitRef::name).orElse("—");
    }

    public String time(Instant at) {
        return ChinaTime.formatSeconds(at);
    }

    /** The page of what moved the money; null where it has none. */
    public @Nullable String address(BookLine line) {
        for (LedgerRecords known : records) {
            if (known.kind() == line.record()) {
                return known.address(line.sourceNo());
            }
        }
        return null;
    }
}
