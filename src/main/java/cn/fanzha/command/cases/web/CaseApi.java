package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.Channel;
import cn.fanzha.command.cases.domain.CaseList;
import cn.fanzha.command.cases.domain.CaseReading;
import cn.fanzha.command.cases.domain.CaseRow;
import cn.fanzha.command.cases.domain.CaseView;
import cn.fanzha.command.cases.domain.CaseView.DatedState;
import cn.fanzha.command.cases.domain.CaseView.MaskedVictim;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.Money;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cases for programs, with the same scope and the same masks as the pages. */
@RestController
@RequestMapping("/api/v1/cases")
@PreAuthorize("hasAuthority('SCOPE_cases:read')")
@Tag(name = "cases")
class CaseApi {

    private static final int PAGE_AT_MOST = 500;

    private final CaseList list;
    private final CaseReading reading;
    private final Units units;
    private final MessageSource messages;

    CaseApi(CaseList list, CaseReading reading, Units units, MessageSource messages) {
        this.list = list;
        this.reading = reading;
        this.units = units;
        this.messages = messages;
    }

    /** A page of the list; {@code next} goes into {@code after} of the following request, null on the last page. */
    record Page(List<Case> cases, @Nullable String next) {}

    /** A case in the list: times are UTC instants, amounts decimal strings in yuan, names masked. */
    record Case(
            String caseNo,
            String unitCode,
            CaseState state,
            Channel channel,
            @Nullable String fraudType,
            Instant reportedAt,
            @Nullable Instant filedAt,
            @Nullable Instant solvedAt,
            String amountInvolved,
            @Nullable String loss,
            @Nullable String victimName,
            @Nullable String victimPhone) {}

    /** The file: {@code dates} holds the first date of each state that was reached. */
    record File(
            String caseNo,
            String unitCode,
            CaseState state,
            Channel channel,
            @Nullable String fraudType,
            Map<String, Instant> dates,
            String amountInvolved,
            @Nullable String loss,
            @Nullable String recovered,
            @Nullable String regionCode,
            @Nullable String summary,
            List<String> tags,
            List<MaskedVictim> victims) {}

    @GetMapping
    @Operation(summary = "Cases in scope, newest report first, by keyset pages")
    Page list(CaseQuery query, @RequestParam(name = "limit", defaultValue = "50") int limit, Actor actor) {
        int size = Math.clamp(limit, 1, PAGE_AT_MOST);
        KeysetPage<CaseRow> rows = list.page(query.filter(actor, units), actor, size);
        return new Page(rows.rows().stream().map(this::listed).toList(), rows.next());
    }

    @GetMapping("/{no}")
    @Operation(summary = "One case file; the reading is audited")
    File file(@PathVariable("no") CaseNumber no, Actor actor) {
        CaseView view = reading.open(no, actor);
        return new File(
                no.value(),
                units.get(view.ref().unitId()).code(),
                view.ref().state(),
                view.channel(),
                view.fraudType(),
                view.dates().stream()
                        .collect(Collectors.toMap(
                                d -> d.state().name(), DatedState::at, (a, b) -> a, java.util.LinkedHashMap::new)),
                view.amountInvolved().toPlainString(),
                plain(view.loss()),
                plain(view.recovered()),
                view.regionCode(),
                view.summary(),
                view.tags(),
                view.victims());
    }

    @ExceptionHandler
    ProblemDetail refused(InvalidValueException e, Locale locale) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, messages.getMessage(e.key(), e.args(), locale));
    }

    private Case listed(CaseRow row) {
        return new Case(
                row.number(),
                units.get(row.unitId()).code(),
                row.state(),
                row.channel(),
                row.fraudType(),
                row.reportedAt(),
                row.filedAt(),
                row.solvedAt(),
                row.amountInvolved().toPlainString(),
                plain(row.loss()),
                row.victimName(),
                row.victimPhone());
    }

    private static @Nullable String plain(@Nullable Money amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
