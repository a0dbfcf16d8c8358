package cn.fanzha.command.gangs.web;

import cn.fanzha.command.gangs.domain.DenList;
import cn.fanzha.command.gangs.domain.Dens;
import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.operations.PremisesKind;
import cn.fanzha.command.operations.Problems;
import cn.fanzha.command.operations.Typed;
import cn.fanzha.command.operations.UnitNames;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.KeysetPage;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of dens, and the page of one: what it is, whose, and when it was destroyed. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class DenController {

    private static final int PAGE = 50;

    private final DenList list;
    private final Dens dens;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    DenController(DenList list, Dens dens, Units units, MessageSource messages, Clock clock) {
        this.list = list;
        this.dens = dens;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    /** What was typed, kept when it is refused. */
    record DenForm(
            @Nullable String version,
            @Nullable String kind,
            @Nullable String place,
            @Nullable String region,
            @Nullable String destroyedAt) {}

    @GetMapping("/dens")
    ModelAndView list(DenQuery query, Actor actor, Locale locale) {
        ModelAndView page = new ModelAndView("gangs/dens");
        page.addObject("query", query);
        page.addObject("kinds", PremisesKind.values());
        page.addObject("unitsInScope", units.subtree(actor.unitId()));
        page.addObject("names", new UnitNames(units));
        page.addObject("rows", List.of());
        try {
            KeysetPage<DenList.Row> rows = list.page(query.filter(units), actor, PAGE);
            page.addObject("rows", rows.rows());
            page.addObject("next", ListQuery.next("/dens", query.filters(), rows.next()));
        } catch (InvalidValueException e) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problems", List.of(messages.getMessage(e.key(), e.args(), locale)));
        }
        return page;
    }

    @GetMapping("/dens/{no}")
    ModelAndView page(@PathVariable("no") String no, Actor actor) {
        DenList.Row den = list.open(no, actor);
        DenForm form =
                new DenForm(String.valueOf(den.version()), den.kind().name(), den.place(), den.regionCode(), null);
        return page(den, form);
    }

    @PostMapping("/dens/{no}")
    ModelAndView correct(
            @PathVariable("no") String no, DenForm form, Actor actor, Locale locale, RedirectAttributes redirect) {
        return answer(no, form, actor, locale, redirect, () -> {
            Long version = Typed.number(form.version());
            return dens.correct(
                    no,
                    version == null ? -1 : version.intValue(),
                    new Dens.Found(
                            Typed.word(PremisesKind.class, form.kind()),
                            Typed.text(form.place()),
                            Typed.text(form.region()),
                            null),
                    actor);
        });
    }

    @PostMapping("/dens/{no}/destroyed")
    ModelAndView destroy(
            @PathVariable("no") String no, DenForm form, Actor actor, Locale locale, RedirectAttributes redirect) {
        return answer(no, form, actor, locale, redirect, () -> dens.destroy(no, Typed.time(form.destroyedAt()), actor));
    }

    private ModelAndView answer(
            String no,
            DenForm form,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect,
            Supplier<ChangeOutcome> change) {
        ChangeOutcome outcome;
        try {
            outcome = change.get();
        } catch (InvalidValueException e) {
            outcome = ChangeOutcome.Refused.because("form", e.key(), e.args());
        }
        return switch (outcome) {
            case ChangeOutcome.Done done -> {
                redirect.addFlashAttribute("notice", messages.getMessage("gangs.den.saved", null, locale));
                yield new ModelAndView("redirect:/dens/" + no);
            }
            case ChangeOutcome.Refused refused ->
                refused(no, form, Problems.texts(refused, messages, locale), HttpStatus.UNPROCESSABLE_CONTENT, actor);
            case ChangeOutcome.Stale stale ->
                refused(
                        no,
                        form,
                        List.of(String.valueOf(messages.getMessage("gangs.den.stale", null, locale))),
                        HttpStatus.CONFLICT,
                        actor);
        };
    }

    private ModelAndView refused(String no, DenForm form, List<String> problems, HttpStatus status, Actor actor) {
        DenList.Row den = list.open(no, actor);
        ModelAndView page = page(
                den,
                form.kind() == null
                        ? new DenForm(
                                String.valueOf(den.version()),
                                den.kind().name(),
                                den.place(),
                                den.regionCode(),
                                form.destroyedAt())
                        : new DenForm(String.valueOf(den.version()), form.kind(), form.place(), form.region(), null));
        page.setStatus(status);
        return page.addObject("problems", problems);
    }

    private ModelAndView page(DenList.Row den, DenForm form) {
        return new ModelAndView("gangs/den")
                .addObject("den", den)
                .addObject("form", form)
                .addObject("kinds", PremisesKind.values())
                .addObject("names", new UnitNames(units))
                .addObject("now", Typed.field(clock.instant()));
    }
}
