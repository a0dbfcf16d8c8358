package cn.fanzha.command.freezes.web;

import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.FreezeOutcome;
import cn.fanzha.command.freezes.FreezeOutcome.Refused;
import cn.fanzha.command.freezes.domain.FreezeApplications;
import cn.fanzha.command.freezes.domain.FreezeApprovals;
import cn.fanzha.command.freezes.domain.FreezeCare;
import cn.fanzha.command.freezes.domain.FreezeDetail;
import cn.fanzha.command.freezes.domain.FreezeFiles;
import cn.fanzha.command.freezes.domain.FreezeRenewals;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

/** One freeze as its police see it, and each act as a plain form. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class FreezeController {

    private final FreezeFiles files;
    private final FreezeApplications applications;
    private final FreezeApprovals approvals;
    private final FreezeRenewals renewals;
    private final FreezeCare care;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    FreezeController(
            FreezeFiles files,
            FreezeApplications applications,
            FreezeApprovals approvals,
            FreezeRenewals renewals,
            FreezeCare care,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.files = files;
        this.applications = applications;
        this.approvals = approvals;
        this.renewals = renewals;
        this.care = care;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/freezes/{no}")
    ModelAndView open(@PathVariable("no") FreezeNumber no, Actor actor, Locale locale) {
        return page(files.open(no, actor), actor, locale);
    }

    /** What changes while the page is open; the forms stay as they are. */
    @GetMapping("/freezes/{no}/status")
    ModelAndView status(@PathVariable("no") FreezeNumber no, Actor actor, Locale locale) {
        ModelAndView fragment = page(files.glance(no, actor), actor, locale);
        fragment.setViewName("freezes/freeze :: status");
        return fragment;
    }

    /** Shows account and holder in full; the reason stands in the audit log. */
    @PostMapping("/freezes/{no}/reveal")
    ModelAndView reveal(
            @PathVariable("no") FreezeNumber no,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Actor actor,
            Locale locale) {
        Optional<FreezeDetail> clear = files.reveal(no, reason, actor);
        ModelAndView page = page(files.glance(no, actor), actor, locale);
        clear.ifPresent(shown -> page.addObject("clear", shown.terms()));
        if (clear.isEmpty()) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problems", List.of(words(locale).text("freezes.refused.reveal")));
            page.addObject("revealing", true);
        }
        return page;
    }

    @PostMapping("/freezes/{no}/acts")
    ModelAndView act(
            @PathVariable("no") FreezeNumber no,
            FreezeActForm form,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        files.glance(no, actor);
        FreezeOutcome outcome;
        try {
            outcome = done(no, form, actor);
        } catch (InvalidValueException e) {
            outcome = new Refused(e.key(), Arrays.asList(e.args()), 0);
        }
        FreezeWords words = words(locale);
        return switch (outcome) {
            case FreezeOutcome.Done done -> {
                redirect.addFlashAttribute(
                        "notice",
                        words.text("freezes.done." + form.act(), done.numbers().size()));
                yield new ModelAndView(
                        "redirect:/freezes/" + UriUtils.encodePathSegment(no.address(), StandardCharsets.UTF_8));
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

    private FreezeOutcome done(FreezeNumber no, FreezeActForm form, Actor actor) {
        int version = form.version();
        return switch (form.act()) {
            case null -> Refused.because("freezes.refused.act");
            case WITHDRAW -> applications.withdraw(no, version, form.all(), form.said(), actor);
            case REVIEW -> approvals.review(no, version, form.all(), form.said(), actor);
            case APPROVE -> approvals.approve(no, version, form.all(), form.remark(), actor);
            case REJECT -> approvals.reject(no, version, form.all(), form.said(), actor);
            case SEND -> approvals.send(no, version, form.all(), actor);
            case ASK_RENEWAL ->
                renewals.ask(no, version, FreezeForm.number(form.months()), form.longer(), form.said(), actor);
            case APPROVE_RENEWAL -> renewals.decide(no, version, true, form.remark(), actor);
            case DECLINE_RENEWAL -> renewals.decide(no, version, false, form.remark(), actor);
            case UNRELATED -> care.unrelated(no, version, form.found(), form.said(), actor);
            case VERIFY -> care.verify(no, version, form.said(), actor);
            case EXTEND_VERIFICATION -> care.extendVerification(no, version, form.said(), actor);
            case RELEASE -> care.release(no, version, form.part(), form.said(), form.asWrong(), actor);
        };
    }

    private ModelAndView refused(FreezeNumber no, FreezeActForm form, String why, Actor actor, Locale locale) {
        ModelAndView page = page(files.glance(no, actor), actor, locale);
        page.addObject("problems", List.of(why));
        page.addObject("typed", form);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(FreezeDetail freeze, Actor actor, Locale locale) {
        return new ModelAndView("freezes/freeze")
                .addObject("freeze", freeze)
                .addObject("may", files.may(freeze.number(), actor))
                .addObject("own", actor.id().equals(freeze.applied().byId()))
                .addObject("today", ChinaTime.date(clock.instant()).toString())
                .addObject("words", words(locale));
    }

    private FreezeWords words(Locale locale) {
        return new FreezeWords(units, messages, locale, clock.instant());
    }
}
