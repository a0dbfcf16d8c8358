package cn.fanzha.command.gangs.web;

import cn.fanzha.command.gangs.domain.GangForces;
import cn.fanzha.command.identity.AccountRef;
import cn.fanzha.command.identity.Accounts;
import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.operations.Problems;
import cn.fanzha.command.operations.Typed;
import cn.fanzha.command.operations.UnitNames;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
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

/** The task force of a gang: who is named until when; supervisors of its side change it. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class GangCircleController {

    private final GangForces forces;
    private final Accounts accounts;
    private final Units units;
    private final MessageSource messages;

    GangCircleController(GangForces forces, Accounts accounts, Units units, MessageSource messages) {
        this.forces = forces;
        this.accounts = accounts;
        this.units = units;
        this.messages = messages;
    }

    /**
     * What was typed and ticked, kept when it is refused or when another unit's people are asked for.
     *
     * @param from code of the unit whose people can be ticked
     * @param who ids of those ticked
     */
    record ForceForm(
            @Nullable String from,
            @Nullable List<UUID> who,
            @Nullable String name,
            @Nullable String endsOn) {

        private static final ForceForm EMPTY = new ForceForm(null, null, null, null);

        List<UUID> ticked() {
            return who == null ? List.of() : who;
        }
    }

    @GetMapping("/gangs/{no}/circle")
    ModelAndView page(@PathVariable("no") String no, ForceForm form, Actor actor) {
        GangForces.Circle circle = forces.of(no, actor);
        ModelAndView page = new ModelAndView("gangs/circle");
        page.addObject("no", no);
        page.addObject("circle", circle);
        page.addObject("form", form);
        page.addObject("names", new UnitNames(units));
        if (circle.mayChange()) {
            UnitRef from = units.findByCode(String.valueOf(form.from()))
                    .filter(unit -> unit.kind().isPolice())
                    .orElseGet(() -> units.get(actor.unitId()));
            page.addObject("from", from);
            page.addObject(
                    "choices",
                    units.police().stream()
                            .filter(unit -> unit.kind() != UnitKind.PLATFORM)
                            .toList());
            page.addObject("people", people(form.ticked(), from));
        }
        return page;
    }

    @PostMapping("/gangs/{no}/task-force")
    @PreAuthorize("hasRole('SUPERVISOR')")
    ModelAndView gather(
            @PathVariable("no") String no, ForceForm form, Actor actor, Locale locale, RedirectAttributes on) {
        ChangeOutcome outcome = forces.gather(no, Typed.text(form.name()), form.ticked(), day(form.endsOn()), actor);
        return answer(no, outcome, "cases.circle.gathered", form, actor, locale, on);
    }

    @PostMapping("/gangs/{no}/task-force/end")
    @PreAuthorize("hasRole('SUPERVISOR')")
    ModelAndView disband(
            @PathVariable("no") String no,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            Actor actor,
            Locale locale,
            RedirectAttributes on) {
        ChangeOutcome outcome = forces.disband(no, Typed.text(reason), actor);
        return answer(no, outcome, "cases.circle.disbanded", ForceForm.EMPTY, actor, locale, on);
    }

    private ModelAndView answer(
            String no,
            ChangeOutcome outcome,
            String done,
            ForceForm form,
            Actor actor,
            Locale locale,
            RedirectAttributes on) {
        if (outcome instanceof ChangeOutcome.Refused refused) {
            ModelAndView page = page(no, form, actor);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problems", Problems.texts(refused, messages, locale));
            return page;
        }
        on.addFlashAttribute("notice", messages.getMessage(done, null, locale));
        return new ModelAndView("redirect:/gangs/" + no + "/circle");
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
