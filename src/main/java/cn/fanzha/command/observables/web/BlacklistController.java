package cn.fanzha.command.observables.web;

import cn.fanzha.command.observables.BlacklistOutcome;
import cn.fanzha.command.observables.BlacklistSource;
import cn.fanzha.command.observables.BlacklistState;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.domain.BlacklistReading;
import cn.fanzha.command.observables.domain.BlacklistView;
import cn.fanzha.command.observables.domain.BlacklistWork;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.web.NavigationItem;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.KeysetPage;
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

/** The blacklist 黑名单: all police read it; an entry is removed, disputed and decided on its page. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class BlacklistController {

    private static final int PAGE = 50;

    private final BlacklistReading reading;
    private final BlacklistWork work;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    BlacklistController(
            BlacklistReading reading, BlacklistWork work, Units units, MessageSource messages, Clock clock) {
        this.reading = reading;
        this.work = work;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    @Bean
    static NavigationItem blacklistItem() {
        return new NavigationItem(
                "observables.nav.blacklist",
                "/blacklist",
                "list-x",
                37,
                Set.of(Role.OFFICER, Role.ANALYST, Role.SUPERVISOR));
    }

    @GetMapping("/blacklist")
    ModelAndView list(BlacklistQuery query, Actor actor, Locale locale) {
        ModelAndView page = new ModelAndView("observables/blacklist")
                .addObject("query", query)
                .addObject("states", BlacklistState.values())
                .addObject("types", ObservableType.values())
                .addObject("sources", BlacklistSource.values())
                .addObject("words", words());
        try {
            KeysetPage<BlacklistView> found = reading.page(query.filter(actor), PAGE);
            return page.addObject("rows", found.rows()).addObject("next", query.next(found.next()));
        } catch (InvalidValueException e) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page.addObject("problems", List.of(messages.getMessage(e.key(), e.args(), locale)))
                    .addObject("rows", List.of());
        }
    }

    @GetMapping("/blacklist/{id}")
    ModelAndView open(@PathVariable("id") UUID id, Actor actor) {
        return page(id, actor);
    }

    @PostMapping("/blacklist/{id}/remove")
    ModelAndView remove(
            @PathVariable("id") UUID id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return answer(id, work.remove(id, reason, actor), "removed", actor, locale, redirect);
    }

    /** Takes the holder's objection down. */
    @PostMapping("/blacklist/{id}/dispute")
    ModelAndView dispute(
            @PathVariable("id") UUID id,
            @RequestParam(name = "holder", defaultValue = "") String holder,
            @RequestParam(name = "phone", defaultValue = "") String phone,
            @RequestParam(name = "objection", defaultValue = "") String objection,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        ModelAndView page =
                answer(id, work.dispute(id, holder, phone, objection, actor), "disputed", actor, locale, redirect);
        return page.getStatus() == null
                ? page
                : page.addObject("holder", holder).addObject("phone", phone).addObject("objection", objection);
    }

    @PostMapping("/blacklist/{id}/decide")
    @PreAuthorize("hasRole('SUPERVISOR')")
    ModelAndView decide(
            @PathVariable("id") UUID id,
            @RequestParam(name = "upheld", defaultValue = "false") boolean upheld,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return answer(id, work.decide(id, upheld, reason, actor), "decided", actor, locale, redirect);
    }

    private ModelAndView answer(
            UUID id, BlacklistOutcome outcome, String done, Actor actor, Locale locale, RedirectAttributes redirect) {
        return switch (outcome) {
            case BlacklistOutcome.Done ok -> {
                redirect.addFlashAttribute(
                        "notice", messages.getMessage("observables.blacklist.done." + done, null, locale));
                yield new ModelAndView("redirect:/blacklist/" + id);
            }
            case BlacklistOutcome.Refused refused -> {
                ModelAndView page = page(id, actor);
                page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield page.addObject(
                        "problems",
                        List.of(messages.getMessage(
                                refused.messageKey(), refused.args().toArray(), locale)));
            }
        };
    }

    private ModelAndView page(UUID id, Actor actor) {
        BlacklistView entry = reading.open(id);
        return new ModelAndView("observables/blacklisted")
                .addObject("entry", entry)
                .addObject("own", actor.scope().sees(entry.unitId()))
                .addObject("supervisor", actor.has(Role.SUPERVISOR))
                .addObject("words", words());
    }

    private BlacklistWords words() {
        return new BlacklistWords(units, clock.instant());
    }
}
