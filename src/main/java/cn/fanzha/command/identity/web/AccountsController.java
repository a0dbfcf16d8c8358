package cn.fanzha.command.identity.web;

import cn.fanzha.command.identity.Accounts;
import cn.fanzha.command.identity.domain.Account;
import cn.fanzha.command.identity.domain.AccountAdministration;
import cn.fanzha.command.identity.domain.AccountChange;
import cn.fanzha.command.identity.domain.AccountList;
import cn.fanzha.command.identity.domain.AccountState;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

/** Everybody's accounts: the system administrator drafts, the security administrator grants and ends. */
@Controller
class AccountsController {

    private static final String EITHER = "hasAnyRole('SYSTEM_ADMIN', 'SECURITY_ADMIN')";

    private final AccountList list;
    private final AccountAdministration administration;
    private final Accounts names;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    AccountsController(
            AccountList list,
            AccountAdministration administration,
            Accounts names,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.list = list;
        this.administration = administration;
        this.names = names;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/accounts")
    @PreAuthorize(EITHER)
    String accounts(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable AccountState state,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        model.addAttribute("page", list.search(q, state, after));
        model.addAttribute("q", q);
        model.addAttribute("state", state);
        model.addAttribute("states", AccountState.values());
        return "identity/accounts";
    }

    @GetMapping("/accounts/new")
    @PreAuthorize("hasRole('SYSTEM_ADMIN')")
    String draft(Model model) {
        return draftForm("", "", "", model);
    }

    @PostMapping("/accounts")
    String save(
            Actor actor,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String displayName,
            @RequestParam(defaultValue = "") String unit,
            HttpServletResponse response,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        return switch (administration.draft(actor, username, displayName, unit)) {
            case AccountChange.Done done -> {
                redirect.addFlashAttribute("notice", messages.getMessage("identity.accounts.drafted", null, locale));
                yield "redirect:/accounts/" + done.account();
            }
            case AccountChange.Refused refused -> {
                refuse(refused, response, locale, model);
                yield draftForm(username, displayName, unit, model);
            }
        };
    }

    @GetMapping("/accounts/{id}")
    @PreAuthorize(EITHER)
    String account(@PathVariable UUID id, Model model) {
        return page(id, model);
    }

    @PostMapping("/accounts/{id}/draft")
    String redraft(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String displayName,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "-1") int version,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        AccountChange change = administration.redraft(actor, id, displayName, unit, version);
        if (change instanceof AccountChange.Refused refused) {
            refuse(refused, response, locale, model);
            model.addAttribute("typedName", displayName);
            model.addAttribute("typedUnit", unit);
        } else {
            model.addAttribute("notice", messages.getMessage("identity.accounts.redrafted", null, locale));
        }
        return page(id, model);
    }

    @PostMapping("/accounts/{id}/approval")
    String approve(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") Set<Role> roles,
            @RequestParam(defaultValue = "-1") int version,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        return shown(administration.approve(actor, id, roles, version), id, response, locale, model);
    }

    @PostMapping("/accounts/{id}/roles")
    String grant(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") Set<Role> roles,
            @RequestParam(defaultValue = "-1") int version,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        return shown(administration.grant(actor, id, roles, version), id, response, locale, model);
    }

    @PostMapping("/accounts/{id}/disabling")
    String disable(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "-1") int version,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        return shown(administration.disable(actor, id, version), id, response, locale, model);
    }

    @PostMapping("/accounts/{id}/password")
    String resetPassword(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "-1") int version,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        return shown(administration.resetPassword(actor, id, version), id, response, locale, model);
    }

    /** Not a redirect: a first password is shown here once, and must not rest in the session meanwhile. */
    private String shown(AccountChange change, UUID id, HttpServletResponse response, Locale locale, Model model) {
        switch (change) {
            case AccountChange.Done done -> {
                model.addAttribute("notice", messages.getMessage("identity.accounts.changed", null, locale));
                model.addAttribute("firstPassword", done.firstPassword());
            }
            case AccountChange.Refused refused -> refuse(refused, response, locale, model);
        }
        return page(id, model);
    }

    private void refuse(AccountChange.Refused refused, HttpServletResponse response, Locale locale, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute(
                "failure", messages.getMessage(refused.key(), refused.args().toArray(), locale));
    }

    private String draftForm(String username, String displayName, String unit, Model model) {
        model.addAttribute("username", username);
        model.addAttribute("displayName", displayName);
        model.addAttribute("unit", unit);
        model.addAttribute("units", units.subtree(root()).stream().limit(500).toList());
        model.addAttribute(
                "institutions",
                Arrays.stream(cn.fanzha.command.organisation.UnitKind.values())
                        .filter(kind -> !kind.isPolice())
                        .flatMap(kind -> units.institutions(kind).stream())
                        .limit(500)
                        .toList());
        return "identity/account-draft";
    }

    private UUID root() {
        return units.findByCode(Units.ROOT_CODE).orElseThrow().id();
    }

    private String page(UUID id, Model model) {
        Account account = administration.get(id);
        model.addAttribute("account", account);
        model.addAttribute("unit", units.get(account.unitId()));
        model.addAttribute("locked", account.isLockedAt(clock.instant()));
        model.addAttribute("draftedBy", account.draftedBy() == null ? "—" : names.displayName(account.draftedBy()));
        model.addAttribute("allRoles", List.of(Role.values()));
        model.addAttribute("granted", account.roles().stream().map(Role::name).collect(Collectors.toUnmodifiableSet()));
        return "identity/account-page";
    }
}
