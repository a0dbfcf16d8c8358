package cn.fanzha.command.ledger.web;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.ledger.Balances;
import cn.fanzha.command.ledger.LedgerSource;
import cn.fanzha.command.ledger.Pot;
import cn.fanzha.command.ledger.domain.Book;
import cn.fanzha.command.ledger.domain.BookReading;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The book of money of a case for programs: in scope, accounts masked, the reading audited. */
@RestController
@PreAuthorize("hasAuthority('SCOPE_cases:read')")
@Tag(name = "cases")
class BookApi {

    private static final int PAGE = 200;

    private final CaseFiles cases;
    private final BookReading book;
    private final Units units;
    private final ApplicationEventPublisher events;

    BookApi(CaseFiles cases, BookReading book, Units units, ApplicationEventPublisher events) {
        this.cases = cases;
        this.book = book;
        this.units = units;
        this.events = events;
    }

    /** What stands in the pots; decimal strings in yuan. */
    record Pots(String stopped, String frozen, String released, String returned, String movedOn) {
        static Pots of(Balances balances) {
            return new Pots(
                    balances.stopped().toPlainString(),
                    balances.frozen().toPlainString(),
                    balances.released().toPlainString(),
                    balances.returned().toPlainString(),
                    balances.movedOn().toPlainString());
        }
    }

    /** An account of the case, masked; none of returns that name no account. */
    record Account(@Nullable String account, @Nullable String institutionCode, Pots balances) {}

    /** One entry: the amount left a pot and entered another; {@code heldAfter} is what stops and freezes held then. */
    record Entry(
            long seq,
            @Nullable String account,
            @Nullable String institutionCode,
            Pot from,
            Pot to,
            String amount,
            Instant at,
            Instant postedAt,
            LedgerSource source,
            String sourceNo,
            boolean opening,
            boolean correction,
            String heldAfter) {}

    /** The latest posted first, 200 a page; {@code before=next} reads on. */
    record CaseLedger(
            Pots total,
            List<Account> accounts,
            List<Entry> entries,
            @Nullable Long next) {}

    @GetMapping("/api/v1/cases/{no}/ledger")
    @Operation(summary = "The book of money of a case: balances and entries; the reading is audited")
    CaseLedger ledger(
            @PathVariable("no") CaseNumber no,
            @RequestParam(name = "before", required = false) @Nullable Long before,
            Actor actor) {
        CaseRef file = cases.require(no, actor);
        events.publishEvent(Audited.done("case.ledger.read", "case", no.value(), Map.of()));
        Book page = book.ofCase(file, before, PAGE);
        return new CaseLedger(
                Pots.of(page.total()),
                page.places().stream()
                        .map(place -> new Account(
                                place.account(), code(place.place().institutionId()), Pots.of(place.balances())))
                        .toList(),
                page.lines().stream()
                        .map(line -> new Entry(
                                line.seq(),
                                page.account(line),
                                code(line.institutionId()),
                                line.from(),
                                line.to(),
                                line.amount().toPlainString(),
                                line.at(),
                                line.postedAt(),
                                line.record(),
                                line.sourceNo(),
                                line.opening(),
                                line.correction(),
                                line.heldAfter().toPlainString()))
                        .toList(),
                page.next());
    }

    private @Nullable String code(@Nullable UUID institution) {
        return Optional.ofNullable(institution)
                .flatMap(units::find)
                .map(UnitRef::code)
                .orElse(null);
    }
}
