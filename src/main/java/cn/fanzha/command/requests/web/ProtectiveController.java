package cn.fanzha.command.requests.web;

import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.requests.InformedHow;
import cn.fanzha.command.requests.ProtectiveControls;
import cn.fanzha.command.requests.ProtectiveOutcome;
import cn.fanzha.command.requests.ProtectiveSource;
import cn.fanzha.command.requests.domain.ProtectiveLists;
import cn.fanzha.command.requests.domain.ProtectivePeople;
import cn.fanzha.command.requests.domain.ProtectiveReading;
import cn.fanzha.command.requests.domain.ProtectiveRow;
import cn.fanzha.command.requests.domain.ProtectiveView;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.KeysetPage;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

/** Protective controls 爱护性管控 of the police: asking from an alert or a victim, every institution's answer, the early end. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class ProtectiveController {

    private static final int PAGE = 50;

    private final ProtectiveControls controls;
    private final ProtectiveReading reading;
    private final ProtectiveLists lists;
    private final ProtectivePeople people;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    ProtectiveController(
            ProtectiveControls controls,
            ProtectiveReading reading,
            ProtectiveLists lists,
            ProtectivePeople people,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.controls = controls;
        this.reading = reading;
        this.lists = lists;
        this.people = people;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/protective")
    ModelAndView list(
            @RequestParam(name = "after", required = false) @Nullable String after, Actor actor, Locale locale) {
        KeysetPage<ProtectiveRow> found = lists.page(after == null ? null : Cursor.decode(after), actor, PAGE);
        return new ModelAndView("requests/protective-list")
                .addObject("rows", found.rows())
                .addObject("next", found.next() == null ? null : "/protective?after=" + found.next())
                .addObject("words", words(locale));
    }

    /** What was asked for one alert or victim, and the way to ask; loaded into its page, or a page of its own. */
    @GetMapping("/protective/about")
    ModelAndView about(
            @RequestParam("source") ProtectiveSource source,
            @RequestParam("reference") String reference,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Actor actor,
            Locale locale) {
        ProtectivePeople.Shown person = people.shown(source, reference, actor);
        return new ModelAndView(htmx == null ? "requests/protective-about" : "requests/protective-about :: panel")
                .addObject("source", source)
                .addObject("reference", reference)
                .addObject("person", person)
                .addObject("rows", lists.about(source, reference, actor))
                .addObject("words", words(locale));
    }

    @GetMapping("/protective/new")
    ModelAndView form(
            @RequestParam("source") ProtectiveSource source,
            @RequestParam("reference") String reference,
            Actor actor,
            Locale locale) {
        ProtectiveForm blank = new ProtectiveForm(
                source,
                reference,
                null,
                null,
                null,
                ChinaTime.formatSeconds(clock.instant()).replace(' ', 'T'),
                actor.displayName(),
                null);
        return form(blank, source, reference, List.of(), actor, locale);
    }

    @PostMapping("/protective")
    ModelAndView ask(ProtectiveForm form, Actor actor, Locale locale, RedirectAttributes redirect) {
        ProtectiveSource source = form.source();
        String reference = form.reference();
        if (source == null || reference == null) {
            return new ModelAndView("redirect:/protective");
        }
        ProtectiveOutcome outcome;
        try {
            outcome = controls.ask(form.asked(source, reference), actor);
        } catch (InvalidValueException e) {
            outcome = new ProtectiveOutcome.Refused(e.key(), Arrays.asList(e.args()));
        }
        return switch (outcome) {
            case ProtectiveOutcome.Done done -> done(done.controlNo(), "protective.done.asked", locale, redirect);
            case ProtectiveOutcome.Refused refused -> {
                String why = words(locale).text(refused.messageKey(), refused.args());
                ModelAndView page = form(form, source, reference, List.of(why), actor, locale);
                page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield page;
            }
        };
    }

    @GetMapping("/protective/{no}")
    ModelAndView open(@PathVariable("no") String no, Actor actor, Locale locale) {
        return page(reading.open(no, actor), actor, locale);
    }

    /** The institutions' answers, for a page that is open already. */
    @GetMapping("/protective/{no}/status")
    ModelAndView status(@PathVariable("no") String no, Actor actor, Locale locale) {
        ModelAndView fragment = page(reading.glance(no, actor), actor, locale);
        fragment.setViewName("requests/protective :: status");
        return fragment;
    }

    /** Ends it ahead of its time, with the reason. */
    @PostMapping("/protective/{no}/lift")
    ModelAndView lift(
            @PathVariable("no") String no,
            @RequestParam(name = "note", defaultValue = "") String note,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return switch (controls.lift(no, note, actor)) {
            case ProtectiveOutcome.Done done -> done(done.controlNo(), "protective.done.lifted", locale, redirect);
            case ProtectiveOutcome.Refused refused -> {
                ModelAndView page = page(reading.glance(no, actor), actor, locale);
                page.addObject("problems", List.of(words(locale).text(refused.messageKey(), refused.args())));
                page.addObject("note", note);
                page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield page;
            }
        };
    }

    private ModelAndView done(String no, String key, Locale locale, RedirectAttributes redirect) {
        redirect.addFlashAttribute("notice", words(locale).text(key));
        return new ModelAndView("redirect:/protective/" + no);
    }

    private ModelAndView form(
            ProtectiveForm form,
            ProtectiveSource source,
            String reference,
            List<String> problems,
            Actor actor,
            Locale locale) {
        return new ModelAndView("requests/protective-new")
                .addObject("form", form)
                .addObject("problems", problems)
                .addObject("person", people.shown(source, reference, actor))
                .addObject("ways", InformedHow.values())
                .addObject("words", words(locale));
    }

    private ModelAndView page(ProtectiveView view, Actor actor, Locale locale) {
        return new ModelAndView("requests/protective")
                .addObject("control", view)
                .addObject("href", people.href(view.source(), view.reference()))
                .addObject("mayAct", reading.mayAct(view, actor))
                .addObject("words", words(locale));
    }

    private ControlWords words(Locale locale) {
        return new ControlWords(units, messages, locale, clock.instant());
    }
}
