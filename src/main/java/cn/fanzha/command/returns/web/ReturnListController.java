package cn.fanzha.command.returns.web;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.identity.Caller;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.web.ListPage;
import cn.fanzha.command.returns.ReturnStage;
import cn.fanzha.command.returns.domain.OpenReturns;
import cn.fanzha.command.returns.domain.ReturnLists;
import cn.fanzha.command.returns.domain.ReturnReading;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The returns within the reader's scope, and those of one case as a panel of its file. */
@Controller
class ReturnListController {

    private static final int PAGE = 50;

    private final ReturnLists lists;
    private final ReturnReading reading;
    private final OpenReturns opening;
    private final CaseFiles cases;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    ReturnListController(
            ReturnLists lists,
            ReturnReading reading,
            OpenReturns opening,
            CaseFiles cases,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.lists = lists;
        this.reading = reading;
        this.opening = opening;
        this.cases = cases;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/returns")
    @PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
    ModelAndView list(ReturnQuery query, Actor actor, Locale locale) {
        ModelAndView page = new ModelAndView("returns/list");
        ReturnWords words = words(locale);
        page.addObject("query", query);
        page.addObject("states", ReturnStage.values());
        page.addObject(
                "institutions",
                Stream.of(UnitKind.BANK, UnitKind.PAYMENT)
                        .<UnitRef>flatMap(kind -> units.institutions(kind).stream())
                        .toList());
        page.addObject("words", words);
        return ListPage.fill(page, words::text, query::next, () -> lists.page(query.filter(units), actor, PAGE));
    }

    /** A panel inside the case file; a page of its own where scripts don't run. */
    @GetMapping("/cases/{no}/returns")
    @PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
    ModelAndView ofCase(
            @PathVariable("no") CaseNumber no,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial,
            Actor actor,
            Locale locale) {
        return panel(cases.require(no, actor), partial, actor, locale);
    }

    /** Opens a return for a frozen account of the case. */
    @PostMapping("/cases/{no}/returns")
    @PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
    ModelAndView open(@PathVariable("no") CaseNumber no, @RequestParam("freeze") UUID freeze, Caller by) {
        return ReturnActs.answer(
                words(by.locale()),
                "APPLIED",
                "/returns/",
                by,
                () -> opening.open(no, freeze, by.actor()),
                why -> panel(cases.require(no, by.actor()), false, by.actor(), by.locale())
                        .addObject("problems", List.of(why)));
    }

    private ModelAndView panel(CaseRef file, boolean partial, Actor actor, Locale locale) {
        return new ModelAndView(partial ? "returns/case-returns :: panel" : "returns/case-returns")
                .addObject("caseNo", file.number().value())
                .addObject("rows", lists.ofCase(file))
                .addObject("frozen", reading.openable(file))
                .addObject("works", cases.mayWork(file, actor))
                .addObject("words", words(locale));
    }

    private ReturnWords words(Locale locale) {
        return new ReturnWords(units, messages, locale, clock.instant());
    }
}
