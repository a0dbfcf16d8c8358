package cn.fanzha.command.identity.web;

import cn.fanzha.command.identity.domain.PasswordChange;
import cn.fanzha.command.identity.domain.Passwords;
import cn.fanzha.command.identity.domain.SignInSettings;
import cn.fanzha.command.identity.security.OwnSession;
import cn.fanzha.command.identity.security.SignedInUser;
import cn.fanzha.command.shared.Actor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A person's own account: name, roles, and the place to choose a new password. */
@Controller
class AccountController {

    private final Passwords passwords;
    private final OwnSession session;
    private final SignInSettings settings;
    private final MessageSource messages;

    AccountController(Passwords passwords, OwnSession session, SignInSettings settings, MessageSource messages) {
        this.passwords = passwords;
        this.session = session;
        this.settings = settings;
        this.messages = messages;
    }

    @GetMapping("/account")
    String account(@Nullable @AuthenticationPrincipal SignedInUser user, Model model) {
        model.addAttribute("problems", Map.of());
        return page(user, model);
    }

    @PostMapping("/account/password")
    String change(
            Actor actor,
            @Nullable @AuthenticationPrincipal SignedInUser user,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String chosen,
            @RequestParam(defaultValue = "") String repeated,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        return switch (passwords.change(actor, current, chosen, repeated, session.id(request))) {
            case PasswordChange.Changed done -> {
                session.passwordChosen(request, response);
                redirect.addFlashAttribute("notice", messages.getMessage("identity.password.changed", null, locale));
                yield "redirect:/account";
            }
            case PasswordChange.Refused refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute(
                        "problems",
                        Map.of(
                                refused.field(),
                                messages.getMessage(refused.key(), new Object[] {refused.limit()}, locale)));
                yield page(user, model);
            }
        };
    }

    private String page(@Nullable SignedInUser user, Model model) {
        model.addAttribute("mustChange", user != null && user.mustChangePassword());
        model.addAttribute("passwordLength", settings.passwordLength());
        return "identity/account";
    }
}
