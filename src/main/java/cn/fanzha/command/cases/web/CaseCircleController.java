package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.cases.StepOutcome;
import cn.fanzha.command.cases.domain.CaseCircle;
import cn.fanzha.command.cases.domain.CaseCircle.Circle;
import cn.fanzha.command.identity.AccountRef;
import cn.fanzha.command.identity.Accounts;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.Role;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
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

/** Who is named for a case: the page of its restriction and its task force; supervisors of its side change them. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class CaseCircleController {

    private final CaseCircle circle;
    private final Accounts accounts;
    private final Units units;
    private final FraudTypes types;
    private final MessageSource messages;

    CaseCircleController(CaseCircle circle, Accounts accounts, Units units, FraudTypes types, MessageSource messages) {
        this.circle = circle;
        this.accounts = accounts;
        this.units = units;
        this.types = types;
        this.messages = messages;
    }

    /**
     * What was typed and ticked, kept when it is refused or when another unit's people are asked for.
     *
     * @param from code of the unit whose people can be ticked
     * @param who ids of those ticked
     */
    record CircleForm(
            @Nullable String from,
            @Nullable List<UUID> who,
            @Nullable String reason,
            @Nullable String name,
            @Nullable String endsOn) {

        List<UUID> ticked() {
            return who == null ? List.of() : who;
        }
    }

    @GetMapping("/cases/{no}/circle")
    ModelAndView page(@PathVariable("no") CaseNumber no, CircleForm form, Actor actor, Locale locale) {
        ModelAndView page = new ModelAndView("cases/circle");
        Circle held = circle.of(no, actor);
        page.addObject("no", no.value());
        page.addObject("circle", held);
        page.addObject("form", form);
        page.addObject("names", new Names(units, types, locale));
        if (held.mayChange()) {
            UnitRef from = units.findByCode(String.valueOf(form.from()))
                    .filter(unit -> unit.kind().isPolice())
                    .orElseGet(() -> units.get(actor.unitId()));
            page.addObject("from", from);
            page.addObject("choices", units.police());
            page.addObject("people", people(form.ticked(), from));
        }
        return page;
    }

    @PostMapping("/cases/{no}/restriction")
    @PreAuthorize("hasRole('SUPERVISOR')")
    ModelAndView restrict(
            @PathVariable("no") CaseNumber no, CircleForm form, Actor actor, Locale locale, RedirectAttributes on) {
        StepOutcome outcome = circle.restrict(no, form.ticked(), ClosingForm.blankToNull(form.reason()), actor);
        return answer(no, outcome, "cases.circle.restricted", form, actor, locale, on);
    }

    @PostMapping("/cases/{no}/restriction/lift")
    @PreAuthorize("hasRole('SUPERVISOR')")
    ModelAndView lift(
            @PathVariable("no") CaseNumber no,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            Actor actor,
            Locale locale,
            RedirectAttributes on) {
        StepOutcome outcome = circle.lift(no, ClosingForm.blankToNull(reason), actor);
        CircleForm form = new CircleForm(null, null, null, null, null);
        return answer(no, outcome, "cases.circle.lifted", form, actor, locale, on);
    }

    @PostMapping("/cases/{no}/task-force")
    @PreAuthorize("hasRole('SUPERVISOR')")
    ModelAndView gather(
            @PathVariable("no") CaseNumber no, CircleForm form, Actor actor, Locale locale, RedirectAttributes on) {
        StepOutcome outcome =
                circle.gather(no, ClosingForm.blankToNull(form.name()), form.ticked(), day(form.endsOn()), actor);
        return answer(no, outcome, "cases.circle.gathered", form, actor, locale, on);
    }

    @PostMapping("/cases/{no}/task-force/end")
    @PreAuthorize("hasRole('SUPERVISOR')")
    ModelAndView disband(
            @PathVariable("no") CaseNumber no,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            Actor actor,
            Locale locale,
            RedirectAttributes on) {
        StepOutcome outcome = circle.disband(no, ClosingForm.blankToNull(reason), actor);
        CircleForm form = new CircleForm(null, null, null, null, null);
        return answer(no, outcome, "cases.circle.disbanded", form, actor, locale, on);
    }

    private ModelAndView answer(
            CaseNumber no,
            StepOutcome outcome,
            String done,
            CircleForm form,
            Actor actor,
            Locale locale,
            RedirectAttributes on) {
        if (outcome instanceof StepOutcome.Refused refused) {
            ModelAndView page = page(no, form, actor, locale);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problems", List.of(StepTexts.text(refused, messages, locale)));
            return page;
        }
        on.addFlashAttribute("notice", messages.getMessage(done, null, locale));
        return new ModelAndView("redirect:/cases/" + no + "/circle");
    }

    /** Those ticked before, then those of the unit asked for; each with whether ticked. */
    private Map<AccountRef, Boolean> people(List<UUID> ticked, UnitRef from) {
        Map<AccountRef, Boolean> people = new LinkedHashMap<>();
        ticked.stream().flatMap(id -> accounts.find(id).stream()).forEach(person -> people.put(person, true));
        Stream.of(Role.SUPERVISOR, Role.OFFICER, Role.ANALYST)
                .flatMap(role -> accounts.active(from.id(), role).stream())
                .forEach(person -> people.putIfAbsent(person, false));
        return people;
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
