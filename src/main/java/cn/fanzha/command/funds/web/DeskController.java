package cn.fanzha.command.funds.web;

import cn.fanzha.command.funds.AccountCategory;
import cn.fanzha.command.funds.RefusalReason;
import cn.fanzha.command.funds.domain.StopChange;
import cn.fanzha.command.funds.domain.StopDesk;
import cn.fanzha.command.funds.domain.StopDetail;
import cn.fanzha.command.funds.domain.StopLists;
import cn.fanzha.command.funds.domain.StopRow;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.StopNumber;
import java.nio.charset.StandardCharsets;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** The desk of a bank or payment institution: its own requests, and nothing else. */
@Controller
@PreAuthorize("hasRole('LIAISON')")
class DeskController {

    private static final int PAGE = 50;

    private final StopLists lists;
    private final StopDesk desk;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    DeskController(StopLists lists, StopDesk desk, Units units, MessageSource messages, Clock clock) {
        this.lists = lists;
        this.desk = desk;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/desk")
    ModelAndView queue(Actor actor, Locale locale) {
        ModelAndView page = new ModelAndView("funds/desk");
        page.addObject("rows", lists.queue(actor));
        page.addObject("words", words(locale));
        return page;
    }

    @GetMapping("/desk/answered")
    ModelAndView answered(
            @RequestParam(name = "after", required = false) @Nullable String after, Actor actor, Locale locale) {
        KeysetPage<StopRow> found = lists.settled(actor, after == null ? null : Cursor.decode(after), PAGE);
        ModelAndView page = new ModelAndView("funds/answered");
        page.addObject("rows", found.rows());
        page.addObject("next", found.next() == null ? null : "/desk/answered?after=" + found.next());
        page.addObject("words", words(locale));
        return page;
    }

    /** Shows account and holder in full; the reading is audited. */
    @GetMapping("/desk/{no}")
    ModelAndView open(@PathVariable("no") StopNumber no, Actor actor, Locale locale) {
        StopDetail stop = desk.open(no, actor);
        return page(stop, AnswerForm.blank(stop.version(), actor.displayName()), List.of(), locale);
    }

    /** Where the open request stands now, for the page that follows it. */
    @GetMapping("/desk/{no}/status")
    ModelAndView status(@PathVariable("no") StopNumber no, Actor actor, Locale locale) {
        return new ModelAndView("funds/desk-request :: status")
                .addObject("stop", desk.glance(no, actor))
                .addObject("words", words(locale));
    }

    @PostMapping("/desk/{no}/receive")
    ModelAndView receive(
            @PathVariable("no") StopNumber no,
            @RequestParam("version") int version,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        AnswerForm form = AnswerForm.blank(version, actor.displayName());
        return answer(no, desk.receive(no, version, actor), form, actor, locale, redirect);
    }

    @PostMapping("/desk/{no}/answer")
    ModelAndView answer(
            @PathVariable("no") StopNumber no,
            AnswerForm form,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        StopChange change;
        try {
            change = form.verdict() == AnswerForm.Verdict.STOP
                    ? desk.confirm(no, form.version(), form.confirmation(), actor)
                    : desk.refuse(no, form.version(), form.refusal(), actor);
        } catch (InvalidValueException e) {
            change = new StopChange.Refused(e.key(), Arrays.asList(e.args()));
        }
        return answer(no, change, form, actor, locale, redirect);
    }

    @PostMapping("/desk/{no}/release")
    ModelAndView release(
            @PathVariable("no") StopNumber no,
            @RequestParam("version") int version,
            @RequestParam(name = "note", defaultValue = "") String note,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        AnswerForm form = AnswerForm.blank(version, actor.displayName());
        return keeping(note, answer(no, desk.release(no, version, note, actor), form, actor, locale, redirect));
    }

    /** What was typed stands in the page that refuses it, and never in an address. */
    private static ModelAndView keeping(String note, ModelAndView page) {
        return page.getStatus() == null ? page : page.addObject("note", note);
    }

    private ModelAndView answer(
            StopNumber no,
            StopChange change,
            AnswerForm form,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        StopWords words = words(locale);
        return switch (change) {
            case StopChange.Done done -> {
                redirect.addFlashAttribute("notice", words.text("funds.done." + done.state()));
                yield new ModelAndView(
                        "redirect:/desk/" + UriUtils.encodePathSegment(no.address(), StandardCharsets.UTF_8));
            }
            case StopChange.Refused refused ->
                refused(no, form, words.text(refused.messageKey(), refused.args()), actor, locale);
            case StopChange.Stale stale ->
                refused(no, form, words.text("funds.stale", words.text("funds.state." + stale.state())), actor, locale);
        };
    }

    private ModelAndView refused(StopNumber no, AnswerForm form, String why, Actor actor, Locale locale) {
        StopDetail stop = desk.open(no, actor);
        ModelAndView page = page(stop, form.withVersion(stop.version()), List.of(why), locale);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(StopDetail stop, AnswerForm form, List<String> problems, Locale locale) {
        ModelAndView page = new ModelAndView("funds/desk-request");
        page.addObject("stop", stop);
        page.addObject("form", form);
        page.addObject("problems", problems);
        page.addObject("comparisons", List.of("holder", "account", "amount", "time"));
        page.addObject(
                "reasons",
                Arrays.stream(RefusalReason.values())
                        .filter(r -> !r.isDifference())
                        .toList());
        page.addObject("categories", AccountCategory.values());
        page.addObject("words", words(locale));
        return page;
    }

    private StopWords words(Locale locale) {
        return new StopWords(units, messages, locale, clock.instant());
    }
}
