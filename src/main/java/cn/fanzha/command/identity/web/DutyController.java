package cn.fanzha.command.identity.web;

import cn.fanzha.command.identity.Accounts;
import cn.fanzha.command.identity.domain.DutyShifts;
import cn.fanzha.command.identity.domain.ShiftChange;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The roster that everybody of the unit reads and its supervisors keep; an institution's liaisons keep their own. */
@Controller
class DutyController {

    private final DutyShifts shifts;
    private final Accounts accounts;
    private final Units units;
    private final MessageSource messages;

    DutyController(DutyShifts shifts, Accounts accounts, Units units, MessageSource messages) {
        this.shifts = shifts;
        this.accounts = accounts;
        this.units = units;
        this.messages = messages;
    }

    @GetMapping("/duty")
    @PreAuthorize("hasAnyRole('OFFICER', 'ANALYST', 'SUPERVISOR', 'LIAISON')")
    String roster(Actor actor, @RequestParam(required = false) @Nullable String unit, Model model) {
        return page(actor, unit == null ? units.get(actor.unitId()) : find(unit), model);
    }

    @PostMapping("/duty")
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'LIAISON')")
    String add(
            Actor actor,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(required = false) @Nullable UUID account,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            HttpServletResponse response,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        UnitRef place = find(unit);
        String problem = problem(actor, place, account, from, until);
        if (problem == null) {
            redirect.addAttribute("unit", place.code());
            redirect.addFlashAttribute("notice", messages.getMessage("identity.duty.saved", null, locale));
            return "redirect:/duty";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("failure", messages.getMessage(problem, null, locale));
        model.addAttribute("chosen", account);
        model.addAttribute("from", from);
        model.addAttribute("until", until);
        return page(actor, place, model);
    }

    @PostMapping("/duty/{id}/removal")
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'LIAISON')")
    String remove(Actor actor, @PathVariable UUID id, Locale locale, RedirectAttributes redirect) {
        redirect.addAttribute("unit", units.get(shifts.remove(actor, id)).code());
        redirect.addFlashAttribute("notice", messages.getMessage("identity.duty.saved", null, locale));
        return "redirect:/duty";
    }

    private @Nullable String problem(Actor actor, UnitRef place, @Nullable UUID account, String from, String until) {
        try {
            ShiftChange change = shifts.add(
                    actor,
                    place.id(),
                    Objects.requireNonNullElse(account, new UUID(0, 0)),
                    ChinaTime.parse(from),
                    ChinaTime.parse(until));
            return change instanceof ShiftChange.Refused(String key) ? key : null;
        } catch (InvalidValueException unreadable) {
            return unreadable.key();
        }
    }

    private String page(Actor actor, UnitRef place, Model model) {
        model.addAttribute("shifts", shifts.of(actor, place.id()));
        model.addAttribute("place", place);
        model.addAttribute("units", units.subtree(actor.unitId()));
        model.addAttribute(
                "officers", accounts.active(place.id(), place.kind().isPolice() ? Role.OFFICER : Role.LIAISON));
        model.addAttribute("keeps", actor.has(Role.SUPERVISOR) || actor.has(Role.LIAISON));
        return "identity/duty";
    }

    private UnitRef find(String code) {
        return units.findByCode(code).orElseThrow(() -> new NotFoundException("unit", code));
    }
}
