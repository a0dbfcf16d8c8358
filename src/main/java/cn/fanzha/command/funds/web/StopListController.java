package cn.fanzha.command.funds.web;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.funds.domain.CaseFunds;
import cn.fanzha.command.funds.domain.StopLists;
import cn.fanzha.command.funds.domain.StopRow;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.KeysetPage;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
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

    private static final int PAGE = 50;

    private final StopLists lists;
    private final CaseFunds funds;
    private final CaseFiles cases;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    StopListController(
            StopLists lists, CaseFunds funds, CaseFiles cases, Units units, MessageSource messages, Clock clock) {
        this.lists = lists;
        this.funds = funds;
        this.cases = cases;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/stops")
    ModelAndView list(StopQuery query, Actor actor, Locale locale) {
        ModelAndView page = new ModelAndView("funds/stops");
        StopWords words = words(locale);
        page.addObject("query", query);
        page.addObject("states", StopState.values());
        page.addObject("institutions", institutions());
        page.addObject("words", words);
        try {
            KeysetPage<StopRow> found = lists.page(query.filter(units), actor, PAGE);
            page.addObject("rows", found.rows());
            page.addObject("next", query.next(found.next()));
        } catch (InvalidValueException e) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problems", List.of(words.text(e.key(), e.args())));
            page.addObject("rows", List.of());
        }
        return page;
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
                .addObject("rows", lists.ofCase(caseFile))
                .addObject("held", funds.ofCase(caseFile))
                .addObject("words", words(locale));
    }

    private List<UnitRef> institutions() {
        return Stream.of(UnitKind.BANK, UnitKind.PAYMENT)
                .flatMap(kind -> units.institutions(kind).stream())
                .toList();
    }

    private StopWords words(Locale locale) {
        return new StopWords(units, messages, locale, clock.instant());
    }
}
