package cn.fanzha.command.freezes.web;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.freezes.FreezeAsked;
import cn.fanzha.command.freezes.FreezeAsset;
import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.FreezeOutcome;
import cn.fanzha.command.freezes.FreezeScope;
import cn.fanzha.command.freezes.domain.FreezeAdoption;
import cn.fanzha.command.freezes.domain.FreezeApplications;
import cn.fanzha.command.freezes.domain.FreezeFiles;
import cn.fanzha.command.freezes.domain.StopEndingDrafts;
import cn.fanzha.command.funds.BankBins;
import cn.fanzha.command.funds.FreezeMode;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.StopNumber;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
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

/** The application: written for a case, from a stop or without, for one account or many; and a draft that is completed. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
class FreezeFormController {

    private final FreezeApplications applications;
    private final FreezeAdoption adoption;
    private final StopEndingDrafts stops;
    private final FreezeFiles files;
    private final CaseFiles cases;
    private final BankBins bins;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    FreezeFormController(
            FreezeApplications applications,
            FreezeAdoption adoption,
            StopEndingDrafts stops,
            FreezeFiles files,
            CaseFiles cases,
            BankBins bins,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.applications = applications;
        this.adoption = adoption;
        this.stops = stops;
        this.files = files;
        this.cases = cases;
        this.bins = bins;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    /** @param stop number of a stop of the case that the freeze is to take over */
    @GetMapping("/cases/{no}/freezes/new")
    ModelAndView blank(
            @PathVariable("no") CaseNumber no,
            @RequestParam(name = "stop", required = false) @Nullable StopNumber stop,
            Actor actor,
            Locale locale) {
        CaseRef file = cases.requireWork(no, actor);
        Optional<FreezeAsked> asked = stop == null ? Optional.empty() : stops.asked(stop, file.id());
        FreezeForm form = asked.map(one -> FreezeForm.of(one, units)).orElseGet(FreezeForm::blank);
        return page(form, locale).addObject("caseNo", no.value());
    }

    @PostMapping("/cases/{no}/freezes")
    ModelAndView apply(
            @PathVariable("no") CaseNumber no,
            FreezeForm form,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        cases.requireWork(no, actor);
        ModelAndView page = answer(form, asked -> applications.apply(no, asked, actor), null, locale, redirect);
        return page.getStatus() == null ? page : page.addObject("caseNo", no.value());
    }

    /** Takes an imported freeze of the case in hand; what is refused is said on the case's list. */
    @PostMapping("/cases/{no}/freezes/adopt")
    ModelAndView adopt(
            @PathVariable("no") CaseNumber no,
            @RequestParam(name = "freeze", defaultValue = "-") String freeze,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        cases.requireWork(no, actor);
        FreezeWords words = new FreezeWords(units, messages, locale, clock.instant());
        return switch (adoption.adopt(no, FreezeNumber.of(freeze), actor)) {
            case FreezeOutcome.Done done -> {
                redirect.addFlashAttribute("notice", words.text("freezes.done.adopt"));
                yield new ModelAndView("redirect:/freezes/"
                        + UriUtils.encodePathSegment(done.number().address(), StandardCharsets.UTF_8));
            }
            case FreezeOutcome.Refused refused -> {
                redirect.addFlashAttribute("failure", words.text(refused.messageKey(), refused.args()));
                yield new ModelAndView("redirect:/cases/" + no + "/freezes");
            }
            case FreezeOutcome.Stale stale -> new ModelAndView("redirect:/cases/" + no + "/freezes");
        };
    }

    @GetMapping("/freezes/{no}/edit")
    ModelAndView edit(@PathVariable("no") FreezeNumber no, Actor actor, Locale locale) {
        return page(FreezeForm.of(files.draft(no, actor), units), locale).addObject("number", no);
    }

    /** Replaces what the draft says and puts it before the supervisor. */
    @PostMapping("/freezes/{no}")
    ModelAndView change(
            @PathVariable("no") FreezeNumber no,
            FreezeForm form,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        files.glance(no, actor);
        return answer(
                form,
                asked -> asked.size() == 1
                        ? applications.change(no, form.version() == null ? -1 : form.version(), asked.getFirst(), actor)
                        : FreezeOutcome.Refused.because("freezes.refused.one-line"),
                no,
                locale,
                redirect);
    }

    private ModelAndView answer(
            FreezeForm form,
            Function<List<FreezeAsked>, FreezeOutcome> act,
            @Nullable FreezeNumber number,
            Locale locale,
            RedirectAttributes redirect) {
        FreezeWords words = new FreezeWords(units, messages, locale, clock.instant());
        FreezeOutcome outcome;
        try {
            outcome = act.apply(form.asked(units, bins));
        } catch (InvalidValueException e) {
            outcome = new FreezeOutcome.Refused(e.key(), Arrays.asList(e.args()), 0);
        }
        return switch (outcome) {
            case FreezeOutcome.Done done -> {
                redirect.addFlashAttribute(
                        "notice",
                        words.text("freezes.done.apply", done.numbers().size()));
                yield new ModelAndView("redirect:/freezes/"
                        + UriUtils.encodePathSegment(done.number().address(), StandardCharsets.UTF_8));
            }
            case FreezeOutcome.Refused refused -> {
                String why = words.text(refused.messageKey(), refused.args());
                yield refused(
                        form,
                        refused.line() == 0 ? why : words.text("freezes.refused.in-line", refused.line(), why),
                        number,
                        locale);
            }
            case FreezeOutcome.Stale stale ->
                refused(
                        form,
                        words.text("freezes.stale", words.text("freezes.stage." + stale.stage())),
                        number,
                        locale);
        };
    }

    private ModelAndView refused(FreezeForm form, String why, @Nullable FreezeNumber number, Locale locale) {
        ModelAndView page = page(form, locale).addObject("problems", List.of(why));
        if (number != null) {
            page.addObject("number", number);
        }
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(FreezeForm form, Locale locale) {
        return new ModelAndView("freezes/form")
                .addObject("form", form)
                .addObject("assets", FreezeAsset.values())
                .addObject("modes", FreezeMode.values())
                .addObject("scopes", FreezeScope.values())
                .addObject("institutions", FreezeListController.institutions(units))
                .addObject("words", new FreezeWords(units, messages, locale, clock.instant()));
    }
}
