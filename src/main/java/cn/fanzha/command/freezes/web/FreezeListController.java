package cn.fanzha.command.freezes.web;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.freezes.FreezeStage;
import cn.fanzha.command.freezes.domain.FreezeLists;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.web.ListPage;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.ModelAndView;

/** The freezes within the reader's scope by their end, and those of one case as a panel of its file. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class FreezeListController {

    private static final int PAGE = 50;

    private final FreezeLists lists;
    private final CaseFiles cases;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    FreezeListController(FreezeLists lists, CaseFiles cases, Units units, MessageSource messages, Clock clock) {
        this.lists = lists;
        this.cases = cases;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/freezes")
    ModelAndView list(FreezeQuery query, Actor actor, Locale locale) {
        FreezeWords words = new FreezeWords(units, messages, locale, clock.instant());
        ModelAndView page = new ModelAndView("freezes/list");
        page.addObject("query", query);
        page.addObject("stages", FreezeStage.values());
        page.addObject("institutions", institutions(units));
        page.addObject("words", words);
        return ListPage.fill(page, words::text, query::next, () -> lists.page(query.filter(units), actor, PAGE));
    }

    /** A panel inside the case file; a page of its own where scripts don't run. */
    @GetMapping("/cases/{no}/freezes")
    ModelAndView ofCase(
            @PathVariable("no") CaseNumber no,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial,
            Actor actor,
            Locale locale) {
        CaseRef file = cases.require(no, actor);
        return new ModelAndView(partial ? "freezes/case :: panel" : "freezes/case")
                .addObject("caseNo", no.value())
                .addObject("rows", lists.ofCase(file))
                .addObject("mayApply", cases.mayWork(file, actor))
                .addObject("filed", file.filedAt() != null && file.state().isOpen())
                .addObject("words", new FreezeWords(units, messages, locale, clock.instant()));
    }

    /** Who can freeze: banks and payment institutions. */
    static List<UnitRef> institutions(Units units) {
        return Stream.of(UnitKind.BANK, UnitKind.PAYMENT)
                .flatMap(kind -> units.institutions(kind).stream())
                .filter(UnitRef::active)
                .toList();
    }
}
