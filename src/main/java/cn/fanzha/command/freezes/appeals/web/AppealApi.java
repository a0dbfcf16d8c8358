package cn.fanzha.command.freezes.appeals.web;

import cn.fanzha.command.freezes.appeals.domain.Appeal;
import cn.fanzha.command.freezes.appeals.domain.AppealFilter;
import cn.fanzha.command.freezes.appeals.domain.AppealReading;
import cn.fanzha.command.freezes.appeals.domain.AppealState;
import cn.fanzha.command.freezes.appeals.domain.InformWay;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.api.Versions;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.KeysetPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Appeals against freezes for programs: in scope, names and phones masked, the reading audited. */
@RestController
@PreAuthorize("hasAnyAuthority('SCOPE_cases:read','SCOPE_freezes:read')")
@Tag(name = "freezes")
class AppealApi {

    private static final int PAGE = 100;

    private final AppealReading reading;
    private final Units units;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AppealApi(AppealReading reading, Units units, ApplicationEventPublisher events, Clock clock) {
        this.reading = reading;
        this.units = units;
        this.events = events;
        this.clock = clock;
    }

    /** Freezes since the first of January and how many proved wrong; the rate in percent, none where nothing was frozen. */
    record Rate(
            String since,
            long freezes,
            long wrong,
            @Nullable String percent) {}

    /** An appeal; times are UTC instants, amounts decimal strings in yuan. */
    record AppealJson(
            UUID id,
            String freezeNo,
            String caseNo,
            @Nullable String unitCode,
            String appellant,
            String contact,
            String statement,
            AppealState state,
            Instant registeredAt,
            Instant dueAt,
            boolean late,
            @Nullable Instant decidedAt,
            @Nullable String decisionReason,
            @Nullable String releasedAmount,
            @Nullable Instant informedAt,
            @Nullable InformWay informedWay,
            int version) {

        static AppealJson of(Appeal appeal, Units units, Instant now) {
            return new AppealJson(
                    appeal.id(),
                    appeal.freezeNo(),
                    appeal.caseNo().value(),
                    units.find(appeal.unitId()).map(UnitRef::code).orElse(null),
                    appeal.appellant(),
                    appeal.contact(),
                    appeal.statement(),
                    appeal.state(),
                    appeal.registeredAt(),
                    appeal.dueAt(),
                    appeal.late(now),
                    appeal.decidedAt(),
                    appeal.decisionReason(),
                    appeal.released() == null ? null : appeal.released().toPlainString(),
                    appeal.informedAt(),
                    appeal.informedWay(),
                    appeal.version());
        }
    }

    /** The latest registered first, 100 a page; {@code after=next} reads on. */
    record AppealList(
            Rate errorRate,
            List<AppealJson> appeals,
            @Nullable String next) {}

    @GetMapping("/api/v1/freeze-appeals")
    @Operation(summary = "Appeals against freezes and the error rate of the unit; the reading is audited")
    AppealList list(
            @RequestParam(name = "state", required = false) @Nullable AppealState state,
            @RequestParam(name = "after", required = false) @Nullable String after,
            Actor actor) {
        events.publishEvent(Audited.done("freeze-appeal.list", "freeze-appeals", "list", Map.of()));
        KeysetPage<Appeal> page =
                reading.page(new AppealFilter(state, false, after == null ? null : Cursor.decode(after)), actor, PAGE);
        AppealReading.ErrorRate rate = reading.errorRate(actor);
        return new AppealList(
                new Rate(
                        rate.since().toString(),
                        rate.freezes(),
                        rate.wrong(),
                        rate.percent() == null ? null : String.valueOf(rate.percent())),
                page.rows().stream().map(this::json).toList(),
                page.next());
    }

    @GetMapping("/api/v1/freeze-appeals/{id}")
    @Operation(summary = "One appeal against a freeze with its ETag; the reading is audited")
    ResponseEntity<AppealJson> one(@PathVariable("id") UUID id, Actor actor) {
        Appeal appeal = reading.open(id, actor);
        return ResponseEntity.ok().eTag(Versions.tag(appeal.version())).body(json(appeal));
    }

    private AppealJson json(Appeal appeal) {
        return AppealJson.of(appeal, units, clock.instant());
    }
}
