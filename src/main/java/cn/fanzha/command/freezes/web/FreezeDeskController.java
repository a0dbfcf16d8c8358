package cn.fanzha.command.freezes.web;

import cn.fanzha.command.freezes.FreezeFailure;
import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.FreezeOutcome;
import cn.fanzha.command.freezes.FreezeOutcome.Refused;
import cn.fanzha.command.freezes.domain.FreezeDesk;
import cn.fanzha.command.freezes.domain.FreezeDetail;
import cn.fanzha.command.freezes.domain.FreezeFilter;
import cn.fanzha.command.freezes.domain.FreezeLists;
import cn.fanzha.command.freezes.domain.FreezeRow;
import cn.fanzha.command.freezes.domain.FreezeSetBack;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.KeysetPage;
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

/** The freezes of a bank or payment institution on its desk: its own, and nothing else. */
@Controller
@PreAuthorize("hasRole('LIAISON')")
class FreezeDeskController {

    private static final int PAGE = 50;
    private static final int QUEUE = 200;

    private final FreezeDesk desk;
    private final FreezeSetBack setBack;
    private final FreezeLists lists;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    FreezeDeskController(
            FreezeDesk desk,
            FreezeSetBack setBack,
            FreezeLists lists,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.desk = desk;
        this.setBack = setBack;
        this.lists = lists;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    /** What waits for the institution, and below it what it holds, the earliest end first. */
    @GetMapping("/desk/freezes")
    ModelAndView queue(
            @RequestParam(name = "after", required = false) @Nullable String after, Actor actor, Locale locale) {
        FreezeFilter held =
                new FreezeFilter(null, false, null, null, false, after == null ? null : Cursor.decode(after));
        KeysetPage<FreezeRow> found = lists.page(held, actor, PAGE);
        return new ModelAndView("freezes/desk")
                .addObject("waiting", lists.queue(actor, QUEUE))
                .addObject("rows", found.rows())
                .addObject("next", found.next() == null ? null : "/desk/freezes?after=" + found.next())
                .addObject("words", words(locale));
    }

    /** Shows account and holder in full; the reading is audited. */
    @GetMapping("/desk/freezes/{no}")
    ModelAndView open(@PathVariable("no") FreezeNumber no, Actor actor, Locale locale) {
        FreezeDetail freeze = desk.open(no, actor);
        return page(freeze, FreezeAnswerForm.blank(freeze.version(), actor.displayName()), locale);
    }

    @PostMapping("/desk/freezes/{no}/receive")
    ModelAndView receive(@PathVariable("no") FreezeNumber no, Actor actor, Locale locale, RedirectAttributes redirect) {
        return answer(
                no,
                desk.receive(no, actor),
                "freezes.done.receive",
                FreezeAnswerForm.blank(0, actor.displayName()),
                actor,
                locale,
                redirect);
    }

    @PostMapping("/desk/freezes/{no}/answer")
    ModelAndView answer(
            @PathVariable("no") FreezeNumber no,
            FreezeAnswerForm form,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        FreezeOutcome outcome;
        try {
            outcome = desk.answer(no, form.version(), form.word(), actor);
        } catch (InvalidValueException e) {
            outcome = new Refused(e.key(), Arrays.asList(e.args()), 0);
        }
        return answer(no, outcome, "freezes.done.answer", form, actor, locale, redirect);
    }

    @PostMapping("/desk/freezes/{no}/confirm-release")
    ModelAndView confirmRelease(
            @PathVariable("no") FreezeNumber no, Actor actor, Locale locale, RedirectAttributes redirect) {
        return answer(
                no,
                desk.confirmRelease(no, actor),
                "freezes.done.confirm-release",
                FreezeAnswerForm.blank(0, actor.displayName()),
                actor,
                locale,
                redirect);
    }

    @PostMapping("/desk/freezes/{no}/confirm-renewal")
    ModelAndView confirmRenewal(
            @PathVariable("no") FreezeNumber no, Actor actor, Locale locale, RedirectAttributes redirect) {
        return answer(
                no,
                desk.confirmRenewal(no, actor),
                "freezes.done.confirm-renewal",
                FreezeAnswerForm.blank(0, actor.displayName()),
                actor,
                locale,
                redirect);
    }

    @PostMapping("/desk/freezes/{no}/set-back")
    ModelAndView setBack(
            @PathVariable("no") FreezeNumber no,
            FreezeSetBackForm form,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        FreezeOutcome outcome;
        try {
            outcome = setBack.setBack(no, form.version(), form.said(), actor);
        } catch (InvalidValueException e) {
            outcome = new Refused(e.key(), Arrays.asList(e.args()), 0);
        }
        FreezeAnswerForm blank = FreezeAnswerForm.blank(0, actor.displayName());
        ModelAndView page = answer(no, outcome, "freezes.done.set-back", blank, actor, locale, redirect);
        return outcome instanceof FreezeOutcome.Done ? page : page.addObject("back", form);
    }

    private ModelAndView answer(
            FreezeNumber no,
            FreezeOutcome outcome,
            String done,
            FreezeAnswerForm form,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        FreezeWords words = words(locale);
        return switch (outcome) {
            case FreezeOutcome.Done ok -> {
                redirect.addFlashAttribute("notice", words.text(done));
                yield new ModelAndView(
                        "redirect:/desk/freezes/" + UriUtils.encodePathSegment(no.address(), StandardCharsets.UTF_8));
            }
            case Refused refused -> refused(no, form, words.text(refused.messageKey(), refused.args()), actor, locale);
            case FreezeOutcome.Stale stale ->
                refused(
                        no,
                        form,
                        words.text("freezes.stale", words.text("freezes.stage." + stale.stage())),
                        actor,
                        locale);
        };
    }

    private ModelAndView refused(FreezeNumber no, FreezeAnswerForm form, String why, Actor actor, Locale locale) {
        FreezeDetail freeze = desk.open(no, actor);
        ModelAndView page = page(freeze, form.withVersion(freeze.version()), locale);
        page.addObject("problems", List.of(why));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(FreezeDetail freeze, FreezeAnswerForm form, Locale locale) {
        return new ModelAndView("freezes/desk-order")
                .addObject("freeze", freeze)
                .addObject("form", form)
                .addObject("back", FreezeSetBackForm.blank())
                .addObject("failures", FreezeFailure.values())
                .addObject("words", words(locale));
    }

    private FreezeWords words(Locale locale) {
        return new FreezeWords(units, messages, locale, clock.instant());
    }
}
