package cn.fanzha.command.funds.web;

import cn.fanzha.command.funds.StopOutcome;
import cn.fanzha.command.funds.domain.SecondSigning;
import cn.fanzha.command.funds.domain.StopChange;
import cn.fanzha.command.funds.domain.StopDetail;
import cn.fanzha.command.funds.domain.StopFiles;
import cn.fanzha.command.funds.domain.StopProspects;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.StopNumber;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
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

/** One request as its police see it: the clock, and what may be done. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class StopController {

    private final StopFiles files;
    private final SecondSigning signing;
    private final StopProspects prospects;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    StopController(
            StopFiles files,
            SecondSigning signing,
            StopProspects prospects,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.files = files;
        this.signing = signing;
        this.prospects = prospects;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/stops/{no}")
    ModelAndView open(@PathVariable("no") StopNumber no, Actor actor, Locale locale) {
        return page(files.open(no, actor), actor, locale);
    }

    /**
     * What changes while the page is open: state, clock, answer, and what needs no typing. The forms that do stay as they
     * are.
     *
     * @param opened the state that the page was opened in, for which its forms are
     */
    @GetMapping("/stops/{no}/status")
    ModelAndView status(
            @PathVariable("no") StopNumber no,
            @RequestParam(name = "opened", defaultValue = "") String opened,
            Actor actor,
            Locale locale) {
        ModelAndView fragment = page(files.glance(no, actor), actor, locale);
        fragment.setViewName("funds/stop :: status");
        fragment.addObject("opened", opened);
        return fragment;
    }

    /** Shows the account or the holder in full; the reason stands in the audit log. */
    @PostMapping("/stops/{no}/reveal")
    ModelAndView reveal(
            @PathVariable("no") StopNumber no,
            @RequestParam("field") StopFiles.Masked field,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Actor actor,
            Locale locale) {
        Optional<String> value = files.reveal(no, field, reason, actor);
        ModelAndView page = page(files.glance(no, actor), actor, locale);
        page.addObject("shown", field);
        page.addObject("value", value.orElse(null));
        if (value.isEmpty()) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problems", List.of(words(locale).text("funds.reveal.missing")));
            page.addObject("revealing", field.name());
        }
        return page;
    }

    @PostMapping("/stops/{no}/countersign")
    ModelAndView countersign(
            @PathVariable("no") StopNumber no, Actor actor, Locale locale, RedirectAttributes redirect) {
        StopChange change = files.countersign(no, actor);
        return answer(no, change, "funds.done.countersigned", actor, locale, redirect);
    }

    /** The named second officer does not sign, and says why. */
    @PostMapping("/stops/{no}/sign-refusal")
    ModelAndView refuseToSign(
            @PathVariable("no") StopNumber no,
            @RequestParam(name = "note", defaultValue = "") String note,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        StopChange change = signing.refuse(no, note, actor);
        return keeping(note, answer(no, change, "funds.done.sign-refused", actor, locale, redirect));
    }

    /** Names another second officer. */
    @PostMapping("/stops/{no}/second-officer")
    ModelAndView nameSecond(
            @PathVariable("no") StopNumber no,
            @RequestParam(name = "account", required = false) @Nullable UUID account,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return answer(no, signing.name(no, account, actor), "funds.done.second-named", actor, locale, redirect);
    }

    @PostMapping("/stops/{no}/victim-checked")
    ModelAndView checkVictim(
            @PathVariable("no") StopNumber no, Actor actor, Locale locale, RedirectAttributes redirect) {
        return answer(no, files.checkVictim(no, actor), "funds.done.victim-checked", actor, locale, redirect);
    }

    @PostMapping("/stops/{no}/cancel")
    ModelAndView cancel(
            @PathVariable("no") StopNumber no,
            @RequestParam(name = "note", defaultValue = "") String note,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return keeping(
                note, answer(no, files.cancel(no, note, actor), "funds.done.CANCELLED", actor, locale, redirect));
    }

    @PostMapping("/stops/{no}/release")
    ModelAndView release(
            @PathVariable("no") StopNumber no,
            @RequestParam(name = "note", defaultValue = "") String note,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return keeping(
                note, answer(no, files.release(no, note, actor), "funds.done.RELEASED", actor, locale, redirect));
    }

    /** The second stop, or the same request once more after a refusal. */
    @PostMapping("/stops/{no}/again")
    ModelAndView again(
            @PathVariable("no") StopNumber no,
            @RequestParam(name = "transferredAt", defaultValue = "") String transferredAt,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        StopWords words = words(locale);
        return switch (again(no, transferredAt, actor)) {
            case StopOutcome.Requested sent -> {
                redirect.addFlashAttribute("notice", words.text("funds.done.REQUESTED"));
                yield new ModelAndView(redirect(sent.number()));
            }
            case StopOutcome.Joined joined -> {
                redirect.addFlashAttribute("notice", words.text("funds.done.JOINED"));
                yield new ModelAndView(redirect(joined.number()));
            }
            case StopOutcome.Refused refused ->
                refused(no, words.text(refused.messageKey(), refused.args()), actor, locale);
        };
    }

    private StopOutcome again(StopNumber no, String transferredAt, Actor actor) {
        try {
            return files.again(no, transferredAt.isBlank() ? null : ChinaTime.parse(transferredAt), actor);
        } catch (InvalidValueException e) {
            return new StopOutcome.Refused(e.key(), List.of(e.args()));
        }
    }

    /** What was typed stands in the page that refuses it, and never in an address. */
    private static ModelAndView keeping(String note, ModelAndView page) {
        return page.getStatus() == null ? page : page.addObject("note", note);
    }

    private ModelAndView answer(
            StopNumber no, StopChange change, String done, Actor actor, Locale locale, RedirectAttributes redirect) {
        StopWords words = words(locale);
        return switch (change) {
            case StopChange.Done ok -> {
                redirect.addFlashAttribute("notice", words.text(done));
                yield new ModelAndView(redirect(no));
            }
            case StopChange.Refused refused ->
                refused(no, words.text(refused.messageKey(), refused.args()), actor, locale);
            case StopChange.Stale stale ->
                refused(no, words.text("funds.stale", words.text("funds.state." + stale.state())), actor, locale);
        };
    }

    private ModelAndView refused(StopNumber no, String why, Actor actor, Locale locale) {
        ModelAndView page = page(files.glance(no, actor), actor, locale);
        page.addObject("problems", List.of(why));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(StopDetail stop, Actor actor, Locale locale) {
        StopDetail.Signatures signatures = stop.signatures();
        boolean mayAct = files.mayAct(stop.number(), actor);
        boolean maySign = signatures != null
                && signatures.countersignedAt() == null
                && signatures.refusedAt() == null
                && !signatures.officerId().equals(actor.id())
                && (signatures.secondOfficerId() == null
                        ? mayAct
                        : signatures.secondOfficerId().equals(actor.id()));
        ModelAndView page = new ModelAndView("funds/stop");
        page.addObject("stop", stop);
        page.addObject("mayAct", mayAct);
        page.addObject("maySign", maySign);
        page.addObject("prospect", prospects.of(stop.number(), actor));
        page.addObject(
                "seconds",
                signatures == null || signatures.countersignedAt() != null
                        ? List.of()
                        : signing.choices(stop.number(), actor));
        page.addObject("opened", stop.state().name());
        page.addObject("words", words(locale));
        return page;
    }

    private static String redirect(StopNumber number) {
        return "redirect:/stops/" + UriUtils.encodePathSegment(number.address(), StandardCharsets.UTF_8);
    }

    private StopWords words(Locale locale) {
        return new StopWords(units, messages, locale, clock.instant());
    }
}
