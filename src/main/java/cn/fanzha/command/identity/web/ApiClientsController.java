package cn.fanzha.command.identity.web;

import cn.fanzha.command.identity.Accounts;
import cn.fanzha.command.identity.ApiScopes;
import cn.fanzha.command.identity.domain.AccountChange;
import cn.fanzha.command.identity.domain.ApiClientAdministration;
import cn.fanzha.command.identity.domain.ApiClientList;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Programs: the system administrator drafts them, the security administrator lets them in and shuts them out. */
@Controller
@RequestMapping("/api-clients")
@PreAuthorize("hasAnyRole('SYSTEM_ADMIN', 'SECURITY_ADMIN')")
class ApiClientsController {

    private static final int CHOICES = 500;

    private final ApiClientList list;
    private final ApiClientAdministration administration;
    private final Accounts names;
    private final Units units;
    private final MessageSource messages;

    ApiClientsController(
            ApiClientList list,
            ApiClientAdministration administration,
            Accounts names,
            Units units,
            MessageSource messages) {
        this.list = list;
        this.administration = administration;
        this.names = names;
        this.units = units;
        this.messages = messages;
    }

    /** A draft as typed, kept when it is refused. */
    record DraftForm(
            @Nullable String clientId,
            @Nullable String name,
            @Nullable String unit,
            @Nullable Set<String> scopes) {

        static final DraftForm EMPTY = new DraftForm(null, null, null, null);

        public boolean chosen(String scope) {
            return scopes != null && scopes.contains(scope);
        }
    }

    @GetMapping
    String page(Model model) {
        return page(DraftForm.EMPTY, model);
    }

    @PostMapping
    @PreAuthorize("hasRole('SYSTEM_ADMIN')")
    String draft(DraftForm form, Actor actor, HttpServletResponse response, Locale locale, Model model) {
        AccountChange change = administration.draft(
                actor,
                text(form.clientId()),
                text(form.name()),
                text(form.unit()),
                form.scopes() == null ? Set.of() : form.scopes());
        return switch (change) {
            case AccountChange.Done done -> "redirect:/api-clients/" + done.account();
            case AccountChange.Refused refused -> {
                refuse(refused, response, locale, model);
                yield page(form, model);
            }
        };
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    @GetMapping("/{id}")
    String client(@PathVariable UUID id, Model model) {
        ApiClientList.Client client = list.get(id);
        model.addAttribute("client", client);
        UUID by = client.draftedBy();
        model.addAttribute("draftedBy", by == null ? "—" : names.displayName(by));
        return "identity/api-client";
    }

    @PostMapping("/{id}/approval")
    @PreAuthorize("hasRole('SECURITY_ADMIN')")
    String approve(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "-1") int version,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        return shown(administration.approve(actor, id, version), id, response, locale, model);
    }

    @PostMapping("/{id}/secret")
    @PreAuthorize("hasRole('SECURITY_ADMIN')")
    String renew(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "-1") int version,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        return shown(administration.renew(actor, id, version), id, response, locale, model);
    }

    @PostMapping("/{id}/revocation")
    @PreAuthorize("hasRole('SECURITY_ADMIN')")
    String revoke(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "-1") int version,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        return shown(administration.revoke(actor, id, version), id, response, locale, model);
    }

    /** Not a redirect: a secret is shown here once, and must not rest in the session meanwhile. */
    private String shown(AccountChange change, UUID id, HttpServletResponse response, Locale locale, Model model) {
        switch (change) {
            case AccountChange.Done done -> {
                model.addAttribute("notice", messages.getMessage("identity.clients.changed", null, locale));
                model.addAttribute("secret", done.firstPassword());
            }
            case AccountChange.Refused refused -> refuse(refused, response, locale, model);
        }
        return client(id, model);
    }

    private void refuse(AccountChange.Refused refused, HttpServletResponse response, Locale locale, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute(
                "failure", messages.getMessage(refused.key(), refused.args().toArray(), locale));
    }

    private String page(DraftForm form, Model model) {
        UUID root = units.findByCode(Units.ROOT_CODE).orElseThrow().id();
        model.addAttribute("clients", list.all());
        model.addAttribute("form", form);
        model.addAttribute("scopes", ApiScopes.ALL);
        model.addAttribute("units", units.subtree(root).stream().limit(CHOICES).toList());
        model.addAttribute(
                "institutions",
                Arrays.stream(UnitKind.values())
                        .filter(kind -> !kind.isPolice())
                        .flatMap(kind -> List.copyOf(units.institutions(kind)).stream())
                        .limit(CHOICES)
                        .toList());
        return "identity/api-clients";
    }
}
