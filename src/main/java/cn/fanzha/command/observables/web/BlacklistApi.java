package cn.fanzha.command.observables.web;

import cn.fanzha.command.observables.BlacklistSource;
import cn.fanzha.command.observables.BlacklistState;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.domain.BlacklistReading;
import cn.fanzha.command.observables.domain.BlacklistView;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.KeysetPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The blacklist for programs that match it with their own records: values in full, each page noted in the audit log. */
@RestController
@RequestMapping("/api/v1/blacklist")
@PreAuthorize("hasAuthority('SCOPE_blacklist:read')")
@Tag(name = "blacklist")
class BlacklistApi {

    private static final int PAGE_AT_MOST = 1000;

    private final BlacklistReading reading;

    BlacklistApi(BlacklistReading reading) {
        this.reading = reading;
    }

    /** A page; {@code next} goes into {@code after} of the following request, null on the last page. */
    record Page(List<Entry> entries, @Nullable String next) {}

    /**
     * An entry: LISTED and DISPUTED are in force, EXPIRED and REMOVED are to be forgotten. Times are UTC instants; {@code
     * changedAt} of the last row is the next {@code changedSince}.
     */
    record Entry(
            UUID id,
            ObservableType type,
            String value,
            BlacklistState state,
            BlacklistSource source,
            Instant listedAt,
            Instant expiresAt,
            @Nullable Instant removedAt,
            Instant changedAt) {}

    @GetMapping
    @Operation(
            summary =
                    "Entries that were listed, disputed, removed or have expired since a moment, in the order of change")
    Page changes(
            @RequestParam(name = "changedSince", required = false) @Nullable Instant changedSince,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "limit", defaultValue = "200") int limit) {
        KeysetPage<BlacklistReading.Change> found = reading.changes(
                changedSince,
                after == null || after.isBlank() ? null : Cursor.decode(after),
                Math.clamp(limit, 1, PAGE_AT_MOST));
        return new Page(found.rows().stream().map(BlacklistApi::entry).toList(), found.next());
    }

    private static Entry entry(BlacklistReading.Change change) {
        BlacklistView entry = change.entry();
        return new Entry(
                entry.id(),
                entry.type(),
                change.value(),
                entry.state(),
                entry.source(),
                entry.listedAt(),
                entry.expiresAt(),
                entry.removedAt(),
                change.changedAt());
    }
}
