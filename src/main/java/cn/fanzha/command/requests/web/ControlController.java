package cn.fanzha.command.requests.web;

import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.web.ListPage;
import cn.fanzha.command.requests.ControlKind;
import cn.fanzha.command.requests.ControlNumber;
import cn.fanzha.command.requests.ControlOutcome;
import cn.fanzha.command.requests.ControlState;
import cn.fanzha.command.requests.Controls;
import cn.fanzha.command.requests.domain.ControlFiles;
import cn.fanzha.command.requests.domain.ControlLists;
import cn.fanzha.command.requests.domain.ControlView;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** Control requests as the police see them: the list, the form, and each with what may be done. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class ControlController {

    private static final int PAGE = 50;

    private final ControlLists lists;
    private final ControlFiles files;
    private final Controls controls;
    private final Observables observables;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    ControlController(
            ControlLists lists,
            ControlFiles files,
            Controls controls,
            Observables observables,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.lists = lists;
        this.files = files;
        this.controls = controls;
        this.observables = observables;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/controls")
    ModelAndView list(ControlQuery query, Actor actor, Locale locale) {
        ControlWords words = words(locale);
        ModelAndView page = new ModelAndView("requests/controls")
                .addObject("query", query)
                .addObject("states", ControlState.values())
                .addObject("kinds", ControlKind.values())
                .addObject("institutions", partners())
                .addObject("words", words);
        return ListPage.fill(page, words::text, query::next, () -> lists.page(query.filter(units), actor, PAGE));
    }

    /** The form: free, or about an observable, whose value it then shows masked. */
    @GetMapping("/controls/new")
    ModelAndView blank(
            @RequestParam(name = "observable", required = false) @Nullable UUID observable,
            @RequestParam(name = "kind", required = false) @Nullable String kind,
            @RequestParam(name = "case", required = false) @Nullable String caseNo,
            Locale locale) {
        return form(AskForm.of(kind, observable, caseNo), List.of(), locale);
    }

    @PostMapping("/controls")
    ModelAndView ask(AskForm form, Actor actor, Locale locale, RedirectAttributes redirect) {
        ControlWords words = words(locale);
        ControlOutcome outcome;
        try {
            outcome = controls.ask(form.asked(units, valueOf(form)), actor);
        } catch (InvalidValueException e) {
            outcome = new ControlOutcome.Refused(e.key(), List.of(e.args()));
        }
        return switch (outcome) {
            case ControlOutcome.Done done -> {
                redirect.addFlashAttribute("notice", words.text("requests.done.REQUESTED"));
                yield new ModelAndView(redirect(done.number()));
            }
            case ControlOutcome.Refused refused ->
                unprocessable(form(form, List.of(words.text(refused.messageKey(), refused.args())), locale));
            case ControlOutcome.Stale stale -> throw new IllegalStateException("a new request can't be stale");
        };
    }

    @GetMapping("/controls/{no}")
    ModelAndView open(@PathVariable("no") ControlNumber no, Actor actor, Locale locale) {
        return page(files.open(no, actor), actor, locale);
    }

    /** What changes while the page is open. */
    @GetMapping("/controls/{no}/status")
    ModelAndView status(@PathVariable("no") ControlNumber no, Actor actor, Locale locale) {
        ModelAndView fragment = page(files.glance(no, actor), actor, locale);
        fragment.setViewName("requests/control :: status");
        return fragment;
    }

    @PostMapping("/controls/{no}/cancel")
    ModelAndView cancel(
            @PathVariable("no") ControlNumber no,
            @RequestParam(name = "note", defaultValue = "") String note,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return answer(no, files.cancel(no, note, actor), "requests.done.CANCELLED", note, actor, locale, redirect);
    }

    /** Asks the partner to lift what it did. */
    @PostMapping("/controls/{no}/lift")
    ModelAndView lift(
            @PathVariable("no") ControlNumber no,
            @RequestParam(name = "note", defaultValue = "") String note,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return answer(no, files.askLift(no, note, actor), "requests.done.lift-asked", note, actor, locale, redirect);
    }

    private ModelAndView answer(
            ControlNumber no,
            ControlOutcome outcome,
            String done,
            String note,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        ControlWords words = words(locale);
        String why = switch (outcome) {
            case ControlOutcome.Done ok -> "";
            case ControlOutcome.Refused refused -> words.text(refused.messageKey(), refused.args());
            case ControlOutcome.Stale stale ->
                words.text("requests.stale", words.text("requests.state." + stale.state()));
        };
        if (why.isEmpty()) {
            redirect.addFlashAttribute("notice", words.text(done));
            return new ModelAndView(redirect(no));
        }
        return unprocessable(page(files.glance(no, actor), actor, locale)
                .addObject("problems", List.of(why))
                .addObject("note", note));
    }

    private ModelAndView page(ControlView control, Actor actor, Locale locale) {
        return new ModelAndView("requests/control")
                .addObject("control", control)
                .addObject("mayAct", files.mayAct(control.number(), actor))
                .addObject("words", words(locale));
    }

    private ModelAndView form(AskForm form, List<String> problems, Locale locale) {
        ObservableValue about = about(form);
        ControlKind kind = about == null
                ? null
                : ControlKind.of(about.type()).orElseThrow(() -> new InvalidValueException("requests.ask.type"));
        return new ModelAndView("requests/new")
                .addObject("form", kind == null ? form : form.ofKind(kind))
                .addObject("about", about == null ? null : about.masked())
                .addObject("kinds", kind == null ? List.of(ControlKind.values()) : List.of(kind))
                .addObject("institutions", kind == null ? partners() : partners(kind))
                .addObject("problems", problems)
                .addObject("words", words(locale));
    }

    private @Nullable ObservableValue about(AskForm form) {
        return form.observable() == null ? null : observables.reveal(form.observable());
    }

    private @Nullable String valueOf(AskForm form) {
        ObservableValue about = about(form);
        return about == null ? null : about.value();
    }

    private List<UnitRef> partners() {
        return Stream.of(UnitKind.TELECOM, UnitKind.INTERNET)
                .flatMap(kind -> units.institutions(kind).stream())
                .toList();
    }

    private List<UnitRef> partners(ControlKind kind) {
        return partners().stream().filter(unit -> kind.isDoneBy(unit.kind())).toList();
    }

    private static ModelAndView unprocessable(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static String redirect(ControlNumber number) {
        return "redirect:/controls/" + UriUtils.encodePathSegment(number.address(), StandardCharsets.UTF_8);
    }

    private ControlWords words(Locale locale) {
        return new ControlWords(units, messages, locale, clock.instant());
    }
}
