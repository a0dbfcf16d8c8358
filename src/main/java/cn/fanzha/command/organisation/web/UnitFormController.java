package cn.fanzha.command.organisation.web;

import cn.fanzha.command.organisation.HostKind;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.organisation.domain.UnitDetails;
import cn.fanzha.command.organisation.domain.UnitDirectory;
import cn.fanzha.command.organisation.domain.UnitOutcome;
import cn.fanzha.command.organisation.domain.UnitReading;
import cn.fanzha.command.shared.Actor;
import java.util.Arrays;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the system administrator enters and changes units; a refused form keeps what was typed. */
@Controller
@PreAuthorize("hasRole('SYSTEM_ADMIN')")
class UnitFormController {

    private static final UnitOutcome.Refused NO_KIND = new UnitOutcome.Refused(
            List.of(new UnitOutcome.Problem("kind", "organisation.problem.kind-missing", List.of())));

    private final UnitDirectory directory;
    private final UnitReading reading;
    private final Units units;
    private final MessageSource messages;

    UnitFormController(UnitDirectory directory, UnitReading reading, Units units, MessageSource messages) {
        this.directory = directory;
        this.reading = reading;
        this.units = units;
        this.messages = messages;
    }

    @GetMapping("/units/new")
    ModelAndView empty(
            @RequestParam(name = "parent", required = false) @Nullable String parent,
            @RequestParam(name = "kind", required = false) @Nullable String kind) {
        return form(UnitForm.below(parent, kind), null);
    }

    @PostMapping("/units")
    ModelAndView create(UnitForm form, Locale locale, RedirectAttributes redirect) {
        UnitOutcome outcome = form.draft().map(directory::create).orElse(NO_KIND);
        return answer(outcome, form, null, "organisation.unit.created", locale, redirect);
    }

    @GetMapping("/units/{code}/edit")
    ModelAndView edit(@PathVariable("code") String code, Actor actor) {
        UnitDetails unit = reading.open(code, actor);
        return form(UnitForm.of(unit), unit);
    }

    @PostMapping("/units/{code}")
    ModelAndView save(
            @PathVariable("code") String code,
            UnitForm typed,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        UnitForm form = new UnitForm(
                code,
                typed.name(),
                typed.kind(),
                typed.parent(),
                typed.regionCode(),
                typed.hostKind(),
                typed.contactName(),
                typed.contactPhone(),
                typed.version());
        int version = typed.version() == null ? -1 : typed.version();
        UnitOutcome outcome =
                form.draft().map(draft -> directory.edit(code, draft, version)).orElse(NO_KIND);
        return answer(outcome, form, reading.open(code, actor), "organisation.unit.saved", locale, redirect);
    }

    /** Out of service, or back. */
    @PostMapping("/units/{code}/active")
    ModelAndView setActive(
            @PathVariable("code") String code,
            @RequestParam("active") boolean active,
            @RequestParam("version") int version,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        UnitOutcome outcome = directory.setActive(code, active, version);
        UnitDetails unit = reading.open(code, actor);
        String done = active ? "organisation.unit.activated" : "organisation.unit.deactivated";
        return answer(outcome, UnitForm.of(unit), unit, done, locale, redirect);
    }

    private ModelAndView answer(
            UnitOutcome outcome,
            UnitForm form,
            @Nullable UnitDetails unit,
            String done,
            Locale locale,
            RedirectAttributes redirect) {
        return switch (outcome) {
            case UnitOutcome.Saved saved -> {
                redirect.addFlashAttribute("notice", messages.getMessage(done, null, locale));
                yield new ModelAndView("redirect:/units/" + saved.unit().code());
            }
            case UnitOutcome.Refused refused -> {
                ModelAndView page = form(form, unit);
                page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                page.addObject("problems", texts(refused, locale).values());
                page.addObject("faults", texts(refused, locale));
                yield page;
            }
            case UnitOutcome.Stale stale -> {
                ModelAndView page = form(form, stale.current());
                page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                page.addObject("stale", stale.current());
                yield page;
            }
        };
    }

    private Map<String, String> texts(UnitOutcome.Refused refused, Locale locale) {
        Map<String, String> texts = new LinkedHashMap<>();
        refused.problems()
                .forEach(problem -> texts.putIfAbsent(
                        problem.field(),
                        messages.getMessage(problem.key(), problem.args().toArray(), locale)));
        return texts;
    }

    private ModelAndView form(UnitForm form, @Nullable UnitDetails unit) {
        ModelAndView page = new ModelAndView("organisation/unit-form");
        page.addObject("form", form);
        page.addObject("unit", unit);
        page.addObject(
                "kinds",
                Arrays.stream(UnitKind.values())
                        .filter(kind -> kind != UnitKind.PLATFORM)
                        .filter(kind -> unit == null || unit.kind().isPolice() == kind.isPolice())
                        .toList());
        page.addObject("hostKinds", HostKind.values());
        page.addObject(
                "parents",
                units.police().stream()
                        .filter(UnitRef::active)
                        .filter(one -> one.kind() != UnitKind.OUTPOST)
                        .toList());
        page.addObject("faults", Map.of());
        return page;
    }
}
