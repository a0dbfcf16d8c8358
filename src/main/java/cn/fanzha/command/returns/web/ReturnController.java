package cn.fanzha.command.returns.web;

import cn.fanzha.command.identity.Caller;
import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.ReturnWay;
import cn.fanzha.command.returns.domain.ReturnApplications;
import cn.fanzha.command.returns.domain.ReturnDecisions;
import cn.fanzha.command.returns.domain.ReturnNotices;
import cn.fanzha.command.returns.domain.ReturnProposals;
import cn.fanzha.command.returns.domain.ReturnReading;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Money;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

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
    ModelAndView accept(@PathVariable("no") ReturnNumber no, @RequestParam Map<String, String> typed, Caller by) {
        return pages.act(no, "ACCEPTED", typed, by, () -> applications.accept(no, Typed.version(typed), by.actor()));
    }

    @PostMapping("/returns/{no}/proposal")
    @PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
    ModelAndView propose(@PathVariable("no") ReturnNumber no, @RequestParam Map<String, String> typed, Caller by) {
        return pages.act(no, "PROPOSED", typed, by, () -> {
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
                    by.actor());
        });
    }

    @PostMapping("/returns/{no}/notice")
    @PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
    ModelAndView publish(@PathVariable("no") ReturnNumber no, @RequestParam Map<String, String> typed, Caller by) {
        return pages.act(no, "NOTICE", typed, by, () -> notices.publish(no, Typed.version(typed), by.actor()));
    }

    /** Of a city-level unit or above; nobody approves what she took part in. */
    @PostMapping("/returns/{no}/approve")
    @PreAuthorize("hasRole('SUPERVISOR')")
    ModelAndView approve(@PathVariable("no") ReturnNumber no, @RequestParam Map<String, String> typed, Caller by) {
        return pages.act(no, "APPROVED", typed, by, () -> decisions.approve(no, Typed.version(typed), by.actor()));
    }

    @PostMapping("/returns/{no}/reject")
    @PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
    ModelAndView reject(@PathVariable("no") ReturnNumber no, @RequestParam Map<String, String> typed, Caller by) {
        String reason = Typed.text(typed, "reason");
        return pages.act(
                no, "REJECTED", typed, by, () -> decisions.reject(no, Typed.version(typed), reason, by.actor()));
    }

    @PostMapping("/returns/{no}/send")
    @PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
    ModelAndView send(@PathVariable("no") ReturnNumber no, @RequestParam Map<String, String> typed, Caller by) {
        return pages.act(no, "SENT", typed, by, () -> decisions.send(no, Typed.version(typed), by.actor()));
    }

    /** The shares that failed once more, to corrected accounts where some were typed. */
    @PostMapping("/returns/{no}/retry")
    @PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
    ModelAndView retry(@PathVariable("no") ReturnNumber no, @RequestParam Map<String, String> typed, Caller by) {
        return pages.act(no, "SENT", typed, by, () -> {
            Map<UUID, String> accounts = Typed.each(typed, "account", text -> text);
            return decisions.retry(no, Typed.version(typed), accounts, by.actor());
        });
    }

    /** Goes on in a new return, on what the bank says the account holds. */
    @PostMapping("/returns/{no}/replan")
    @PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
    ModelAndView replan(@PathVariable("no") ReturnNumber no, @RequestParam Map<String, String> typed, Caller by) {
        String reason = Typed.text(typed, "reason");
        return pages.act(
                no, "replanned", typed, by, () -> decisions.replan(no, Typed.version(typed), reason, by.actor()));
    }
}
