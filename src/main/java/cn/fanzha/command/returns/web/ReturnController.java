package cn.fanzha.command.returns.web;

import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.ReturnWay;
import cn.fanzha.command.returns.domain.ReturnApplications;
import cn.fanzha.command.returns.domain.ReturnChange;
import cn.fanzha.command.returns.domain.ReturnDecisions;
import cn.fanzha.command.returns.domain.ReturnNotices;
import cn.fanzha.command.returns.domain.ReturnProposals;
import cn.fanzha.command.returns.domain.ReturnReading;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Money;
import java.util.Locale;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One return as its police see it, and its way from the applications to the bank. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class ReturnController {

    private final ReturnPages pages;
    private final ReturnReading reading;
    private final ReturnApplications applications;
    private final ReturnProposals proposals;
    private final ReturnNotices notices;
    private final ReturnDecisions decisions;

    ReturnController(
            ReturnPages pages,
            ReturnReading reading,
            ReturnApplications applications,
            ReturnProposals proposals,
            ReturnNotices notices,
            ReturnDecisions decisions) {
        this.pages = pages;
        this.reading = reading;
        this.applications = applications;
        this.proposals = proposals;
        this.notices = notices;
        this.decisions = decisions;
    }

    @GetMapping("/returns/{no}")
    ModelAndView open(@PathVariable("no") ReturnNumber no, Actor actor, Locale locale) {
        return pages.page(reading.open(no, actor), Map.of(), actor, locale);
    }

    /**
     * Where it stands now, for the page that is open.
     *
     * @param opened the version that the page shows
     */
    @GetMapping("/returns/{no}/status")
    ModelAndView status(
            @PathVariable("no") ReturnNumber no,
            @RequestParam(name = "opened", defaultValue = "0") int opened,
            Actor actor,
            Locale locale) {
        return new ModelAndView("returns/return :: status")
                .addObject("ret", reading.glance(no, actor))
                .addObject("opened", opened)
                .addObject("words", pages.words(locale));
    }

    @PostMapping("/returns/{no}/accept")
    @PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
    ModelAndView accept(
            @PathVariable("no") ReturnNumber no,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return act(
                no,
                () -> applications.accept(no, Typed.version(typed), actor),
                "ACCEPTED",
                typed,
                actor,
                locale,
                redirect);
    }

    @PostMapping("/returns/{no}/proposal")
    @PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
    ModelAndView propose(
            @PathVariable("no") ReturnNumber no,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return act(
                no,
                () -> {
                    ReturnWay way = Typed.word(typed, "way", ReturnWay.class);
                    if (way == null) {
                        throw new InvalidValueException("returns.propose.way");
                    }
                    return proposals.propose(
                            no,
                            Typed.version(typed),
                            way,
                            Typed.id(typed, "second"),
                            Typed.each(typed, "traced", text -> Money.of(text.replace(",", ""))),
                            actor);
                },
                "PROPOSED",
                typed,
                actor,
                locale,
                redirect);
    }

    @PostMapping("/returns/{no}/notice")
    @PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
    ModelAndView publish(
            @PathVariable("no") ReturnNumber no,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return act(
                no, () -> notices.publish(no, Typed.version(typed), actor), "NOTICE", typed, actor, locale, redirect);
    }

    /** Of a city-level unit or above; nobody approves what she took part in. */
    @PostMapping("/returns/{no}/approve")
    @PreAuthorize("hasRole('SUPERVISOR')")
    ModelAndView approve(
            @PathVariable("no") ReturnNumber no,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return act(
                no,
                () -> decisions.approve(no, Typed.version(typed), actor),
                "APPROVED",
                typed,
                actor,
                locale,
                redirect);
    }

    @PostMapping("/returns/{no}/reject")
    @PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
    ModelAndView reject(
            @PathVariable("no") ReturnNumber no,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return act(
                no,
                () -> decisions.reject(no, Typed.version(typed), Typed.text(typed, "reason"), actor),
                "REJECTED",
                typed,
                actor,
                locale,
                redirect);
    }

    @PostMapping("/returns/{no}/send")
    @PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
    ModelAndView send(
            @PathVariable("no") ReturnNumber no,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return act(no, () -> decisions.send(no, Typed.version(typed), actor), "SENT", typed, actor, locale, redirect);
    }

    /** The shares that failed once more, to corrected accounts where some were typed. */
    @PostMapping("/returns/{no}/retry")
    @PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
    ModelAndView retry(
            @PathVariable("no") ReturnNumber no,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return act(
                no,
                () -> decisions.retry(no, Typed.version(typed), Typed.each(typed, "account", text -> text), actor),
                "SENT",
                typed,
                actor,
                locale,
                redirect);
    }

    /** Goes on in a new return, on what the bank says the account holds. */
    @PostMapping("/returns/{no}/replan")
    @PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
    ModelAndView replan(
            @PathVariable("no") ReturnNumber no,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return act(
                no,
                () -> decisions.replan(no, Typed.version(typed), Typed.text(typed, "reason"), actor),
                "replanned",
                typed,
                actor,
                locale,
                redirect);
    }

    private ModelAndView act(
            ReturnNumber no,
            java.util.function.Supplier<ReturnChange> act,
            String done,
            Map<String, String> typed,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return pages.act(no, act, "returns.done." + done, typed, actor, locale, redirect);
    }
}
