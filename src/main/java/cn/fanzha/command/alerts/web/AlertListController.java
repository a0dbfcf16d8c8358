package cn.fanzha.command.alerts.web;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.alerts.AlertState;
import cn.fanzha.command.alerts.RiskGrade;
import cn.fanzha.command.alerts.domain.AlertList;
import cn.fanzha.command.alerts.domain.AlertQueue;
import cn.fanzha.command.alerts.domain.AlertRow;
import cn.fanzha.command.alerts.domain.Watches;
import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.Scope;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of alerts, what burns first, and the queue. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class AlertListController {

    private static final int PAGE = 50;
    private static final int WATCHES = 50;

    private final AlertList list;
    private final AlertQueue queue;
    private final Watches watches;
    private final Units units;
    private final FraudTypes types;
    private final MessageSource messages;
    private final Clock clock;

    AlertListController(
            AlertList list,
            AlertQueue queue,
            Watches watches,
            Units units,
            FraudTypes types,
            MessageSource messages,
            Clock clock) {
        this.list = list;
        this.queue = queue;
        this.watches = watches;
        this.units = units;
        this.types = types;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/alerts")
    ModelAndView list(AlertQuery query, Actor actor, Locale locale) {
        ModelAndView page = new ModelAndView("alerts/list");
        page.addObject("query", query);
        page.addObject("states", AlertState.values());
        page.addObject("grades", RiskGrade.values());
        page.addObject("unitsInScope", unitsInScope(actor, units));
        page.addObject("rules", actor.has(Role.SUPERVISOR));
        page.addObject("watches", watches.due(actor, WATCHES));
        page.addObject("works", actor.has(Role.OFFICER) || actor.has(Role.SUPERVISOR));
        page.addObject("words", new AlertWords(units, types, messages, locale, clock.instant()));
        page.addObject("same", query.same("/alerts"));
        try {
            KeysetPage<AlertRow> rows = list.page(query.forPage(units, clock.instant()), actor, PAGE);
            page.addObject("rows", rows.rows());
            page.addObject("next", query.next("/alerts", rows.next()));
        } catch (InvalidValueException e) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problems", List.of(messages.getMessage(e.key(), e.args(), locale)));
            page.addObject("rows", List.of());
        }
        return page;
    }

    /** 接下一条: receives the most burning alert and opens it. */
    @PostMapping("/alerts/next")
    @PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
    ModelAndView next(Actor actor, Locale locale, RedirectAttributes redirect) {
        Optional<AlertNumber> taken = queue.takeNext(actor);
        if (taken.isEmpty()) {
            redirect.addFlashAttribute("notice", messages.getMessage("alerts.next.none", null, locale));
            return new ModelAndView("redirect:/alerts");
        }
        redirect.addFlashAttribute("notice", messages.getMessage("alerts.next.taken", null, locale));
        return new ModelAndView(AlertController.redirect(taken.get()));
    }

    static List<UnitRef> unitsInScope(Actor actor, Units units) {
        return switch (actor.scope()) {
            case Scope.Tree tree -> units.subtree(tree.root());
            case Scope.Everything all -> List.copyOf(units.police());
            case Scope.Institution none -> List.of();
            case Scope.Nothing none -> List.of();
        };
    }
}
