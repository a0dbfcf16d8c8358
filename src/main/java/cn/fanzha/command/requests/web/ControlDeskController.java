package cn.fanzha.command.requests.web;

import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.requests.ControlNumber;
import cn.fanzha.command.requests.ControlOutcome;
import cn.fanzha.command.requests.ControlRefusal;
import cn.fanzha.command.requests.domain.ControlDesk;
import cn.fanzha.command.requests.domain.ControlFigures;
import cn.fanzha.command.requests.domain.ControlLists;
import cn.fanzha.command.requests.domain.ControlRow;
import cn.fanzha.command.requests.domain.ControlView;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.KeysetPage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** The desk of a telecom operator or internet company: its own control requests, and nothing else. */
@Controller
@PreAuthorize("hasRole('LIAISON')")
class ControlDeskController {

    private static final int PAGE = 50;

    private final ControlLists lists;
    private final ControlDesk desk;
    private final ControlFigures figures;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    ControlDeskController(
            ControlLists lists,
            ControlDesk desk,
            ControlFigures figures,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.lists = lists;
        this.desk = desk;
        this.figures = figures;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/controls/desk")
    ModelAndView queue(Actor actor, Locale locale) {
        return new ModelAndView("requests/desk")
                .addObject("rows", lists.queue(actor))
                .addObject("figures", figures.of(actor))
                .addObject("words", words(locale));
    }

    @GetMapping("/controls/desk/answered")
    ModelAndView answered(
            @RequestParam(name = "after", required = false) @Nullable String after, Actor actor, Locale locale) {
        KeysetPage<ControlRow> found = lists.answered(actor, after == null ? null : Cursor.decode(after), PAGE);
        return new ModelAndView("requests/answered")
                .addObject("rows", found.rows())
                .addObject("next", found.next() == null ? null : "/controls/desk/answered?after=" + found.next())
                .addObject("words", words(locale));
    }

    /** Takes the next request that no colleague has in hand. */
    @PostMapping("/controls/desk/next")
    ModelAndView next(Actor actor, Locale locale, RedirectAttributes redirect) {
        return desk.next(actor)
                .map(number -> new ModelAndView(redirect(number)))
                .orElseGet(() -> {
                    redirect.addFlashAttribute("notice", words(locale).text("requests.desk.nothing-next"));
                    return new ModelAndView("redirect:/controls/desk");
                });
    }

    /** Shows the value in full; the reading is audited. */
    @GetMapping("/controls/desk/{no}")
    ModelAndView open(@PathVariable("no") ControlNumber no, Actor actor, Locale locale) {
        ControlView control = desk.open(no, actor);
        return page(control, ReplyForm.blank(control.version(), actor.displayName()), List.of(), locale);
    }

    /** Where the open request stands now, for the page that follows it. */
    @GetMapping("/controls/desk/{no}/status")
    ModelAndView status(@PathVariable("no") ControlNumber no, Actor actor, Locale locale) {
        return new ModelAndView("requests/desk-request :: status")
                .addObject("control", desk.glance(no, actor))
                .addObject("words", words(locale));
    }

    @PostMapping("/controls/desk/{no}/take")
    ModelAndView take(
            @PathVariable("no") ControlNumber no,
            @RequestParam("version") int version,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        ReplyForm form = ReplyForm.blank(version, actor.displayName());
        return answer(no, desk.take(no, version, actor), "requests.done.taken", form, actor, locale, redirect);
    }

    @PostMapping("/controls/desk/{no}/let-go")
    ModelAndView letGo(@PathVariable("no") ControlNumber no, Actor actor, Locale locale, RedirectAttributes redirect) {
        ReplyForm form = ReplyForm.blank(0, actor.displayName());
        ModelAndView page = answer(no, desk.letGo(no, actor), "requests.done.let-go", form, actor, locale, redirect);
        return page.getStatus() == null ? new ModelAndView("redirect:/controls/desk") : page;
    }

    @PostMapping("/controls/desk/{no}/answer")
    ModelAndView answer(
            @PathVariable("no") ControlNumber no,
            ReplyForm form,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        ControlOutcome outcome;
        try {
            outcome = form.verdict() == ReplyForm.Verdict.DONE
                    ? desk.done(no, form.version(), form.moment(), form.said(), actor)
                    : desk.refuse(no, form.version(), form.refusal(), form.said(), actor);
        } catch (InvalidValueException e) {
            outcome = new ControlOutcome.Refused(e.key(), List.of(e.args()));
        }
        return answer(no, outcome, "requests.done.answered", form, actor, locale, redirect);
    }

    /** The partner lifted it, as the police asked. */
    @PostMapping("/controls/desk/{no}/lift")
    ModelAndView lift(
            @PathVariable("no") ControlNumber no,
            @RequestParam("version") int version,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        ReplyForm form = ReplyForm.blank(version, actor.displayName());
        return answer(no, desk.lift(no, version, actor), "requests.done.LIFTED", form, actor, locale, redirect);
    }

    private ModelAndView answer(
            ControlNumber no,
            ControlOutcome outcome,
            String done,
            ReplyForm form,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        ControlWords words = words(locale);
        return switch (outcome) {
            case ControlOutcome.Done ok -> {
                redirect.addFlashAttribute("notice", words.text(done));
                yield new ModelAndView(redirect(no));
            }
            case ControlOutcome.Refused refused ->
                refused(no, form, words.text(refused.messageKey(), refused.args()), actor, locale);
            case ControlOutcome.Stale stale ->
                refused(
                        no,
                        form,
                        words.text("requests.stale", words.text("requests.state." + stale.state())),
                        actor,
                        locale);
        };
    }

    private ModelAndView refused(ControlNumber no, ReplyForm form, String why, Actor actor, Locale locale) {
        ControlView control = desk.open(no, actor);
        ModelAndView page = page(control, form.withVersion(control.version()), List.of(why), locale);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(ControlView control, ReplyForm form, List<String> problems, Locale locale) {
        return new ModelAndView("requests/desk-request")
                .addObject("control", control)
                .addObject("form", form)
                .addObject("problems", problems)
                .addObject("reasons", ControlRefusal.values())
                .addObject("words", words(locale));
    }

    private static String redirect(ControlNumber number) {
        return "redirect:/controls/desk/" + UriUtils.encodePathSegment(number.address(), StandardCharsets.UTF_8);
    }

    private ControlWords words(Locale locale) {
        return new ControlWords(units, messages, locale, clock.instant());
    }
}
