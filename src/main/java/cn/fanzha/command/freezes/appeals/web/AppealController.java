package cn.fanzha.command.freezes.appeals.web;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.freezes.appeals.domain.Appeal;
import cn.fanzha.command.freezes.appeals.domain.AppealDesk;
import cn.fanzha.command.freezes.appeals.domain.AppealOutcome;
import cn.fanzha.command.freezes.appeals.domain.AppealReading;
import cn.fanzha.command.freezes.appeals.domain.AppealState;
import cn.fanzha.command.freezes.appeals.domain.Decision;
import cn.fanzha.command.freezes.appeals.domain.InformWay;
import cn.fanzha.command.freezes.appeals.domain.NewAppeal;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.web.ListPage;
import cn.fanzha.command.platform.web.NavigationItem;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.Role;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The desk of wrong freezes: appeals are taken down, decided, and their holders told. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class AppealController {

    private static final int PAGE = 50;

    private final AppealReading reading;
    private final AppealDesk desk;
    private final CaseFiles cases;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    AppealController(
            AppealReading reading, AppealDesk desk, CaseFiles cases, Units units, MessageSource messages, Clock clock) {
        this.reading = reading;
        this.desk = desk;
        this.cases = cases;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    @Bean
    static NavigationItem appealsItem() {
        return new NavigationItem(
                "freezes-appeals.nav",
                "/freezes/appeals",
                "speech",
                33,
                Set.of(Role.OFFICER, Role.ANALYST, Role.SUPERVISOR));
    }

    @GetMapping("/freezes/appeals")
    ModelAndView list(AppealQuery query, Actor actor, Locale locale) {
        ModelAndView page = new ModelAndView("freezes/appeals")
                .addObject("query", query)
                .addObject("states", AppealState.values())
                .addObject("rate", reading.errorRate(actor))
                .addObject("mayRegister", mayRegister(actor))
                .addObject("words", words());
        return ListPage.fill(
                page,
                (key, args) -> text(locale, key, args),
                query::next,
                () -> reading.page(query.filter(), actor, PAGE));
    }

    /** The form, for the freeze of this number once one is given. */
    @GetMapping("/freezes/appeals/new")
    @PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
    ModelAndView form(@RequestParam(name = "freeze", defaultValue = "") String freeze, Actor actor, Locale locale) {
        return form(new NewAppeal(freeze, "", "", "", ""), actor, locale);
    }

    @PostMapping("/freezes/appeals")
    @PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
    ModelAndView register(
            @RequestParam(name = "freeze", defaultValue = "") String freeze,
            @RequestParam(name = "appellant", defaultValue = "") String appellant,
            @RequestParam(name = "contact", defaultValue = "") String contact,
            @RequestParam(name = "statement", defaultValue = "") String statement,
            @RequestParam(name = "evidence", defaultValue = "") String evidence,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        NewAppeal told = new NewAppeal(freeze, appellant, contact, statement, evidence);
        return switch (desk.register(told, actor)) {
            case AppealOutcome.Done done -> done(done.appeal(), "registered", locale, redirect);
            case AppealOutcome.Refused refused -> refused(form(told, actor, locale), refused, locale);
        };
    }

    @GetMapping("/freezes/appeals/{id}")
    ModelAndView open(@PathVariable("id") UUID id, Actor actor) {
        return page(id, actor);
    }

    @PostMapping("/freezes/appeals/{id}/decide")
    @PreAuthorize("hasRole('SUPERVISOR')")
    ModelAndView decide(
            @PathVariable("id") UUID id,
            @RequestParam(name = "version", defaultValue = "-1") int version,
            @RequestParam(name = "verdict", defaultValue = "REGISTERED") AppealState verdict,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam(name = "amount", defaultValue = "") String amount,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        Money released;
        try {
            released = amount.isBlank() ? null : Money.of(amount);
        } catch (InvalidValueException e) {
            return refused(page(id, actor), new AppealOutcome.Refused(e.key(), List.of(e.args())), locale)
                    .addObject("reason", reason)
                    .addObject("amount", amount);
        }
        return switch (desk.decide(id, version, new Decision(verdict, reason, released), actor)) {
            case AppealOutcome.Done done -> done(id, "decided", locale, redirect);
            case AppealOutcome.Refused refused ->
                refused(page(id, actor), refused, locale)
                        .addObject("reason", reason)
                        .addObject("amount", amount);
        };
    }

    @PostMapping("/freezes/appeals/{id}/inform")
    @PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
    ModelAndView inform(
            @PathVariable("id") UUID id,
            @RequestParam(name = "way", defaultValue = "PHONE") InformWay way,
            @RequestParam(name = "at", defaultValue = "") String at,
            @RequestParam(name = "note", defaultValue = "") String note,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        AppealOutcome outcome;
        try {
            outcome = desk.inform(
                    id, way, at.isBlank() ? clock.instant() : ChinaTime.parse(at.replace('T', ' ')), note, actor);
        } catch (InvalidValueException e) {
            outcome = new AppealOutcome.Refused(e.key(), List.of(e.args()));
        }
        return switch (outcome) {
            case AppealOutcome.Done done -> done(id, "informed", locale, redirect);
            case AppealOutcome.Refused refused -> refused(page(id, actor), refused, locale);
        };
    }

    private ModelAndView form(NewAppeal told, Actor actor, Locale locale) {
        ModelAndView page = new ModelAndView("freezes/appeal-new")
                .addObject("told", told)
                .addObject("freeze", null)
                .addObject("words", words());
        if (told.freezeNo().isBlank()) {
            return page;
        }
        var freeze = reading.freeze(told.freezeNo(), actor).orElse(null);
        return freeze == null
                ? page.addObject("problems", List.of(text(locale, "freezes-appeals.refused.no-freeze")))
                : page.addObject("freeze", freeze);
    }

    private ModelAndView page(UUID id, Actor actor) {
        Appeal appeal = reading.open(id, actor);
        boolean works = cases.mayWork(cases.require(appeal.caseId(), actor), actor);
        return new ModelAndView("freezes/appeal")
                .addObject("appeal", appeal)
                .addObject("ways", InformWay.values())
                .addObject(
                        "mayDecide",
                        works && actor.has(Role.SUPERVISOR) && appeal.state().isOpen())
                .addObject("mayInform", works && !appeal.state().isOpen() && appeal.informedAt() == null)
                .addObject("words", words());
    }

    private ModelAndView done(UUID id, String what, Locale locale, RedirectAttributes redirect) {
        redirect.addFlashAttribute("notice", text(locale, "freezes-appeals.done." + what));
        return new ModelAndView("redirect:/freezes/appeals/" + id);
    }

    private ModelAndView refused(ModelAndView page, AppealOutcome.Refused refused, Locale locale) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page.addObject(
                "problems",
                List.of(text(locale, refused.messageKey(), refused.args().toArray())));
    }

    private static boolean mayRegister(Actor actor) {
        return actor.has(Role.OFFICER) || actor.has(Role.SUPERVISOR);
    }

    private String text(Locale locale, String key, Object... args) {
        return messages.getMessage(key, args, locale);
    }

    private AppealWords words() {
        return new AppealWords(units, clock.instant());
    }
}
