package cn.fanzha.command.observables.web;

import cn.fanzha.command.observables.BlacklistOutcome;
import cn.fanzha.command.observables.BlacklistSource;
import cn.fanzha.command.observables.ObservablePanel;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.domain.BlacklistReading;
import cn.fanzha.command.observables.domain.BlacklistSettings;
import cn.fanzha.command.observables.domain.BlacklistView;
import cn.fanzha.command.observables.domain.BlacklistWork;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An observable's stays on the blacklist, and the form that lists it: a panel of its page. */
@Controller
class BlacklistPanel implements ObservablePanel {

    private final BlacklistReading reading;
    private final BlacklistWork work;
    private final BlacklistSettings settings;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    BlacklistPanel(
            BlacklistReading reading,
            BlacklistWork work,
            BlacklistSettings settings,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.reading = reading;
        this.work = work;
        this.settings = settings;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/observables/{id}/blacklist")
    @PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
    public ModelAndView panel(
            @PathVariable("id") UUID id, @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx) {
        ModelAndView page = page(id);
        page.setViewName(htmx == null ? "observables/listing" : "observables/listing :: panel");
        return page;
    }

    /** Lists it; what was typed stays in the form when it is refused. */
    @PostMapping("/observables/{id}/blacklist")
    @PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
    public ModelAndView list(
            @PathVariable("id") UUID id,
            @RequestParam(name = "source", defaultValue = "") String source,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam(name = "until", defaultValue = "") String until,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        BlacklistSource known = Arrays.stream(BlacklistSource.values())
                .filter(one -> one.name().equals(source))
                .findFirst()
                .orElse(BlacklistSource.OTHER);
        return switch (work.list(id, known, reason, day(until), actor)) {
            case BlacklistOutcome.Done done -> {
                redirect.addFlashAttribute(
                        "notice", messages.getMessage("observables.blacklist.done.listed", null, locale));
                yield new ModelAndView("redirect:/blacklist/" + done.entry());
            }
            case BlacklistOutcome.Refused refused -> {
                ModelAndView page = page(id);
                page.setViewName("observables/listing");
                page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield page.addObject("reason", reason)
                        .addObject("source", known)
                        .addObject("until", until)
                        .addObject(
                                "problems",
                                List.of(messages.getMessage(
                                        refused.messageKey(), refused.args().toArray(), locale)));
            }
        };
    }

    private ModelAndView page(UUID id) {
        List<BlacklistView> stays = reading.of(id);
        return new ModelAndView()
                .addObject("id", id)
                .addObject("stays", stays)
                .addObject(
                        "listed", stays.stream().anyMatch(stay -> stay.state().isInForce()))
                .addObject("sources", BlacklistSource.values())
                .addObject("until", ChinaTime.date(clock.instant()).plusDays(settings.usualDays()))
                .addObject("words", new BlacklistWords(units, clock.instant()));
    }

    /** A day that is none lies before all others, and is refused as over. */
    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeParseException e) {
            return LocalDate.EPOCH;
        }
    }

    @Override
    public String titleKey() {
        return "observables.blacklist.title";
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public boolean concerns(ObservableType type) {
        return true;
    }

    @Override
    public String href(UUID observable) {
        return "/observables/" + observable + "/blacklist";
    }
}
