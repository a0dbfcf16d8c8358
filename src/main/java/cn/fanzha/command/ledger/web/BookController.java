package cn.fanzha.command.ledger.web;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseTab;
import cn.fanzha.command.ledger.LedgerRecords;
import cn.fanzha.command.ledger.Pot;
import cn.fanzha.command.ledger.domain.BookReading;
import cn.fanzha.command.observables.ObservablePanel;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The book of money of an account, also as a panel of its page, and that of a case as a panel of its file. */
@Controller
class BookController implements CaseTab, ObservablePanel {

    private static final int PAGE = 50;
    private static final List<Pot> POTS = List.of(Pot.STOPPED, Pot.FROZEN, Pot.RELEASED, Pot.RETURNED, Pot.MOVED_ON);

    private final BookReading book;
    private final CaseFiles cases;
    private final BookWords words;

    BookController(BookReading book, CaseFiles cases, Units units, List<LedgerRecords> records) {
        this.book = book;
        this.cases = cases;
        this.words = new BookWords(units, records);
    }

    @GetMapping("/ledger/accounts/{id}")
    @PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
    public ModelAndView ofAccount(
            @PathVariable("id") UUID id,
            @RequestParam(name = "before", required = false) @Nullable Long before,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Actor actor) {
        return new ModelAndView(htmx == null ? "ledger/account" : "ledger/account :: panel")
                .addObject("id", id)
                .addObject("book", book.ofAccount(id, before, PAGE, actor))
                .addObject("pots", POTS)
                .addObject("words", words);
    }

    @GetMapping("/cases/{no}/ledger")
    @PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
    public ModelAndView ofCase(
            @PathVariable("no") CaseNumber no,
            @RequestParam(name = "before", required = false) @Nullable Long before,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Actor actor) {
        CaseRef caseFile = cases.require(no, actor);
        return new ModelAndView(htmx == null ? "ledger/case" : "ledger/case :: panel")
                .addObject("caseNo", no.value())
                .addObject("book", book.ofCase(caseFile, before, PAGE))
                .addObject("pots", POTS)
                .addObject("words", words);
    }

    @Override
    public String titleKey() {
        return "ledger.title";
    }

    @Override
    public int order() {
        return 18;
    }

    @Override
    public String href(CaseRef caseFile) {
        return "/cases/" + caseFile.number() + "/ledger";
    }

    @Override
    public boolean visibleTo(Actor actor) {
        return actor.isPolice();
    }

    @Override
    public boolean concerns(ObservableType type) {
        return type == ObservableType.BANK_ACCOUNT || type == ObservableType.PAYMENT_ACCOUNT;
    }

    @Override
    public String href(UUID observable) {
        return "/ledger/accounts/" + observable;
    }
}
