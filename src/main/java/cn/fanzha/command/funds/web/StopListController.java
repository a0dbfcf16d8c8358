package cn.fanzha.command.funds.web;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.domain.CaseFunds;
import cn.fanzha.command.funds.domain.StopLists;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import java.time.Clock;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.ModelAndView;

/** The requests within the reader's scope, and those of one case as a panel of its file. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class StopListController {

    private final StopListPages pages;
    private final StopLists lists;
    private final CaseFunds funds;
    private final CaseFiles cases;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    StopListController(
            StopListPages pages,
            StopLists lists,
            CaseFunds funds,
            CaseFiles cases,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.pages = pages;
        this.lists = lists;
        this.funds = funds;
        this.cases = cases;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/stops")
    ModelAndView list(StopQuery query, Actor actor, Locale locale) {
        return pages.of(query, actor, locale);
    }

    /** A panel inside the case file; a page of its own where scripts don't run. */
    @GetMapping("/cases/{no}/stops")
    ModelAndView ofCase(
            @PathVariable("no") CaseNumber no,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial,
            Actor actor,
            Locale locale) {
        CaseRef caseFile = cases.require(no, actor);
        return new ModelAndView(partial ? "funds/case-stops :: panel" : "funds/case-stops")
                .addObject("caseNo", no.value())
                .addObject("rows", lists.ofCase(caseFile, actor))
                .addObject("paidBack", funds.paidBack(caseFile))
                .addObject("words", words(locale));
    }

    private StopWords words(Locale locale) {
        return new StopWords(units, messages, locale, clock.instant());
    }
}
