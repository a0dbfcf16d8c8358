package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.Channel;
import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.cases.domain.CaseList;
import cn.fanzha.command.cases.domain.CaseRow;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.Scope;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The list of cases: filters in the address, 50 rows a page. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class CaseListController {

    private static final int PAGE = 50;

    private final CaseList list;
    private final Units units;
    private final FraudTypes types;
    private final MessageSource messages;

    CaseListController(CaseList list, Units units, FraudTypes types, MessageSource messages) {
        this.list = list;
        this.units = units;
        this.types = types;
        this.messages = messages;
    }

    @GetMapping("/cases")
    ModelAndView list(CaseQuery query, Actor actor, Locale locale) {
        ModelAndView page = new ModelAndView("cases/list");
        page.addObject("query", query);
        page.addObject("states", CaseState.values());
        page.addObject("channels", Channel.values());
        page.addObject("types", types.all());
        page.addObject("unitsInScope", unitsInScope(actor));
        page.addObject("names", new Names(units, types, locale));
        try {
            KeysetPage<CaseRow> rows = list.page(query.filter(actor, units), actor, PAGE);
            page.addObject("rows", rows.rows());
            page.addObject("next", query.next("/cases", rows.next()));
        } catch (InvalidValueException e) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problems", List.of(messages.getMessage(e.key(), e.args(), locale)));
            page.addObject("rows", List.of());
        }
        return page;
    }

    private List<UnitRef> unitsInScope(Actor actor) {
        return switch (actor.scope()) {
            case Scope.Tree tree -> units.subtree(tree.root());
            case Scope.Everything all -> List.copyOf(units.police());
            case Scope.Institution none -> List.of();
            case Scope.Nothing none -> List.of();
        };
    }
}
