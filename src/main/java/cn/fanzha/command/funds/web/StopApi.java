package cn.fanzha.command.funds.web;

import cn.fanzha.command.funds.AccountCategory;
import cn.fanzha.command.funds.RefusalReason;
import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.funds.Urgency;
import cn.fanzha.command.funds.domain.StopDetail;
import cn.fanzha.command.funds.domain.StopFiles;
import cn.fanzha.command.funds.domain.StopFilter;
import cn.fanzha.command.funds.domain.StopLists;
import cn.fanzha.command.funds.domain.StopProspects;
import cn.fanzha.command.funds.domain.StopRow;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.live.LiveChanges;
import cn.fanzha.command.platform.live.LiveEvent;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.StopNumber;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Stop payments for programs: within the client's unit or institution, personal data masked. */
@RestController
@RequestMapping("/api/v1/stop-payments")
@PreAuthorize("hasAuthority('SCOPE_stops:read')")
@Tag(name = "stop-payments")
class StopApi {

    private static final int PAGE_AT_MOST = 500;
    private static final int WAIT_AT_MOST = 60;
    private static final String FOLLOWING = """
            **Without missing anything**: read the list by `state`, keep the `position` of the first page, and then ask \
            `/changes?since=<position>&wait=30` over and over, each time with the `position` of the last answer. It answers \
            as soon as something happened to a request in scope, else after `wait` seconds (60 at most), empty. Each change is \
            told once; a row shows how the request stands now. Positions are good on every instance and for some hours; \
            `reset: true` says that too much happened since: read the list again.""";

    private final StopLists lists;
    private final StopFiles files;
    private final StopProspects prospects;
    private final LiveChanges live;
    private final Units units;

    StopApi(StopLists lists, StopFiles files, StopProspects prospects, LiveChanges live, Units units) {
        this.lists = lists;
        this.files = files;
        this.prospects = prospects;
        this.live = live;
        this.units = units;
    }

    /**
     * A page of the list; {@code next} goes into {@code after} of the following request, null on the last page, and
     * {@code position} into {@code since} of the changes.
     */
    record Page(List<Listed> stopPayments, @Nullable String next, String position) {}

    /** What happened since; {@code position} goes into {@code since} of the following request. */
    record Changes(List<Listed> stopPayments, String position, boolean reset) {}

    /** A request in the list: times are UTC instants, amounts decimal strings in yuan, account and holder masked. */
    record Listed(
            String requestNo,
            @Nullable String caseNo,
            String unitCode,
            String institutionCode,
            StopState state,
            Urgency urgency,
            String account,
            String holder,
            String amount,
            Instant requestedAt,
            @Nullable Instant receivedAt,
            @Nullable Instant endsAt,
            @Nullable String amountStopped,
            @Nullable ContinuedBy continuedBy) {}

    /** One request with its answer; {@code endsAt} and {@code amountStopped} are those of the stop that it joined, too. */
    record One(
            String requestNo,
            @Nullable String caseNo,
            String unitCode,
            String institutionCode,
            StopState state,
            Urgency urgency,
            String account,
            String holder,
            String amount,
            @Nullable Instant transferredAt,
            @Nullable Boolean victimIdChecked,
            Instant requestedAt,
            @Nullable Instant receivedAt,
            @Nullable Instant answeredAt,
            @Nullable Instant stoppedAt,
            @Nullable Instant endsAt,
            @Nullable String amountStopped,
            @Nullable String balanceBefore,
            @Nullable String newMoney,
            @Nullable AccountCategory accountCategory,
            List<RefusalReason> reasons,
            @Nullable String joinedTo,
            @Nullable ContinuedBy continuedBy) {}

    /** Answers an empty first page only when the time to wait is over. */
    @GetMapping
    @Operation(
            summary = "Stop payments in scope, newest request first, by keyset pages; may wait for the first",
            description = FOLLOWING)
    Page list(
            StopQuery query,
            @RequestParam(name = "limit", defaultValue = "50") int limit,
            @Parameter(description = "seconds to wait while there is none, 60 at most")
                    @RequestParam(name = "wait", defaultValue = "0")
                    int wait,
            Actor actor) {
        StopFilter filter = query.filter(units);
        long end = System.nanoTime() + patience(wait).toNanos();
        String position = live.position();
        while (true) {
            KeysetPage<StopRow> found = lists.page(filter, actor, Math.clamp(limit, 1, PAGE_AT_MOST));
            Duration left = Duration.ofNanos(end - System.nanoTime());
            LiveChanges.Heard heard = !found.rows().isEmpty() || filter.after() != null || !left.isPositive()
                    ? null
                    : live.since(position, actor, StopApi::isOfStops, left);
            if (heard == null || (heard.events().isEmpty() && !heard.reset())) {
                return new Page(found.rows().stream().map(this::listed).toList(), found.next(), position);
            }
            position = heard.position();
        }
    }

    @GetMapping("/changes")
    @Operation(summary = "Stop payments in scope that changed since a position; may wait", description = FOLLOWING)
    Changes changes(
            @Parameter(description = "position of the last answer; without it the present one is answered")
                    @RequestParam(name = "since", required = false)
                    @Nullable
                    String since,
            @Parameter(description = "seconds to wait while there is none, 60 at most")
                    @RequestParam(name = "wait", defaultValue = "0")
                    int wait,
            Actor actor) {
        if (since == null) {
            return new Changes(List.of(), live.position(), false);
        }
        LiveChanges.Heard heard = live.since(since, actor, StopApi::isOfStops, patience(wait));
        Set<String> numbers = heard.events().stream().map(LiveEvent::reference).collect(Collectors.toSet());
        List<StopRow> rows = numbers.isEmpty() ? List.of() : lists.numbered(numbers, actor);
        return new Changes(rows.stream().map(this::listed).toList(), heard.position(), heard.reset());
    }

    private static Duration patience(int seconds) {
        return Duration.ofSeconds(Math.clamp(seconds, 0, WAIT_AT_MOST));
    }

    private static boolean isOfStops(LiveEvent event) {
        return event.kind().startsWith("stop-");
    }

    @GetMapping("/{no}")
    @Operation(summary = "One stop payment; the reading is audited")
    One one(@PathVariable("no") StopNumber no, Actor actor) {
        StopDetail stop = files.open(no, actor);
        StopDetail.Said said = stop.said();
        StopDetail.Running running = stop.running();
        return new One(
                stop.number().value(),
                stop.caseNo(),
                units.get(stop.unitId()).code(),
                units.get(stop.institutionId()).code(),
                stop.state(),
                stop.urgency(),
                stop.account(),
                stop.holder(),
                stop.amount().toPlainString(),
                stop.transferredAt(),
                stop.victimIdChecked(),
                stop.requestedAt(),
                stop.receivedAt(),
                said == null ? null : said.answeredAt(),
                running == null ? null : running.stoppedAt(),
                running == null ? null : running.endsAt(),
                running == null ? null : running.amount().toPlainString(),
                said == null ? null : plain(said.balanceBefore()),
                said == null ? null : plain(said.newMoney()),
                said == null ? null : said.category(),
                said == null ? List.of() : said.reasons(),
                running == null || stop.state() != StopState.JOINED
                        ? null
                        : running.number().value(),
                ContinuedBy.of(prospects.of(no, actor).carriedOn()));
    }

    private Listed listed(StopRow row) {
        return new Listed(
                row.number(),
                row.caseNo(),
                units.get(row.unitId()).code(),
                units.get(row.institutionId()).code(),
                row.state(),
                row.urgency(),
                row.account(),
                row.holder(),
                row.amount().toPlainString(),
                row.requestedAt(),
                row.receivedAt(),
                row.endsAt(),
                plain(row.amountStopped()),
                ContinuedBy.of(row.carriedOn()));
    }

    private static @Nullable String plain(@Nullable Money amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
