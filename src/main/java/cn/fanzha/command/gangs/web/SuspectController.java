package cn.fanzha.command.gangs.web;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.gangs.Measure;
import cn.fanzha.command.gangs.domain.GangReading;
import cn.fanzha.command.gangs.domain.SuspectReading;
import cn.fanzha.command.gangs.domain.SuspectView;
import cn.fanzha.command.gangs.domain.SuspectWork;
import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.operations.ChangeOutcome.Problem;
import cn.fanzha.command.operations.Typed;
import cn.fanzha.command.operations.UnitNames;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.InvalidValueException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The file of one suspect: reading, measures, personal data opened one by one; and the suspects of a case. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class SuspectController {

    private final SuspectReading reading;
    private final SuspectWork work;
    private final GangReading gangs;
    private final CaseFiles cases;
    private final Units units;
    private final MessageSource messages;

    SuspectController(
            SuspectReading reading,
            SuspectWork work,
            GangReading gangs,
            CaseFiles cases,
            Units units,
            MessageSource messages) {
        this.reading = reading;
        this.work = work;
        this.gangs = gangs;
        this.cases = cases;
        this.units = units;
        this.messages = messages;
    }

    @GetMapping("/suspects/{no}")
    ModelAndView page(@PathVariable("no") String no, Actor actor) {
        SuspectView view = reading.open(no, actor);
        return page(view, dates(view.facts().dates()), view.facts().version());
    }

    /** The dates of all measures as one form; an empty field is a date that isn't known. */
    @PostMapping("/suspects/{no}/measures")
    ModelAndView measures(
            @PathVariable("no") String no,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        ChangeOutcome outcome;
        try {
            Map<Measure, Instant> dates = new EnumMap<>(Measure.class);
            for (Measure measure : Measure.values()) {
                Instant at = Typed.time(typed.get(measure.name()));
                if (at != null) {
                    dates.put(measure, at);
                }
            }
            Long version = Typed.number(typed.get("version"));
            outcome = work.measures(no, dates, version == null ? -1 : version.intValue(), actor);
        } catch (InvalidValueException e) {
            outcome = ChangeOutcome.Refused.because("form", e.key(), e.args());
        }
        if (outcome instanceof ChangeOutcome.Done) {
            redirect.addFlashAttribute("notice", messages.getMessage("gangs.done", null, locale));
            return new ModelAndView("redirect:/suspects/" + no);
        }
        SuspectView view = reading.open(no, actor);
        ModelAndView page = page(view, typed, view.facts().version());
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject(
                "problems",
                outcome instanceof ChangeOutcome.Refused refused
                        ? refused.problems().stream()
                                .map(one -> text(one, locale))
                                .toList()
                        : List.of(messages.getMessage("gangs.stale.measures", null, locale)));
        page.addObject("stale", outcome instanceof ChangeOutcome.Stale);
        return page;
    }

    /** Shows one value in full; the reason is asked for and stands in the audit log. */
    @PostMapping("/suspects/{no}/reveal")
    ModelAndView reveal(
            @PathVariable("no") String no,
            @RequestParam("field") SuspectReading.Field field,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            Actor actor) {
        ModelAndView fragment = new ModelAndView("gangs/suspect :: revealed");
        if (reason == null || reason.strip().length() < 2) {
            fragment.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            fragment.addObject("missing", true);
            return fragment;
        }
        fragment.addObject("missing", false);
        fragment.addObject("value", reading.reveal(no, field, reason.strip(), actor));
        return fragment;
    }

    /** The panel of a case's file, and the same as a page of its own. */
    @GetMapping("/cases/{no}/suspects")
    ModelAndView ofCase(
            @PathVariable("no") CaseNumber no,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Actor actor) {
        CaseRef file = cases.require(no, actor);
        ModelAndView page = new ModelAndView(htmx == null ? "gangs/case-suspects" : "gangs/case-suspects :: panel");
        page.addObject("caseNo", no.value());
        page.addObject("rows", gangs.ofCase(file.id(), actor));
        page.addObject("names", new UnitNames(units));
        return page;
    }

    private ModelAndView page(SuspectView view, Map<String, String> typed, int version) {
        ModelAndView page = new ModelAndView("gangs/suspect");
        page.addObject("view", view);
        page.addObject("measures", Measure.values());
        page.addObject("typed", typed);
        page.addObject("version", version);
        page.addObject("names", new UnitNames(units));
        return page;
    }

    private static Map<String, String> dates(Map<Measure, Instant> dates) {
        Map<String, String> fields = new LinkedHashMap<>();
        dates.forEach((measure, at) -> fields.put(measure.name(), Typed.field(at)));
        return fields;
    }

    private String text(Problem problem, Locale locale) {
        Object[] args = problem.args().stream()
                .map(arg -> arg instanceof Measure measure
                        ? messages.getMessage("gangs.measure." + measure, null, locale)
                        : arg)
                .toArray();
        return messages.getMessage(problem.key(), args, locale);
    }
}
