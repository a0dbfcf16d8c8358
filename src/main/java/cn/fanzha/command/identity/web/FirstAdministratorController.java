package cn.fanzha.command.identity.web;

import cn.fanzha.command.identity.domain.AccountChange;
import cn.fanzha.command.identity.domain.FirstAdministrators;
import cn.fanzha.command.identity.domain.SignInSettings;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page behind a one-time link of an empty installation: open to whoever holds the link. */
@Controller
class FirstAdministratorController {

    private final FirstAdministrators first;
    private final SignInSettings settings;
    private final MessageSource messages;

    FirstAdministratorController(FirstAdministrators first, SignInSettings settings, MessageSource messages) {
        this.first = first;
        this.settings = settings;
        this.messages = messages;
    }

    @GetMapping("/first-admin/{token}")
    String form(@PathVariable String token, Model model) {
        return page(token, "", "", model);
    }

    @PostMapping("/first-admin/{token}")
    String make(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String displayName,
            @RequestParam(defaultValue = "") String chosen,
            @RequestParam(defaultValue = "") String repeated,
            HttpServletResponse response,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        return switch (first.use(token, username, displayName, chosen, repeated)) {
            case AccountChange.Done done -> {
                redirect.addFlashAttribute("notice", messages.getMessage("identity.first-admin.done", null, locale));
                yield "redirect:/sign-in";
            }
            case AccountChange.Refused refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute(
                        "failure",
                        messages.getMessage(refused.key(), refused.args().toArray(), locale));
                yield page(token, username, displayName, model);
            }
        };
    }

    private String page(String token, String username, String displayName, Model model) {
        model.addAttribute("role", first.role(token));
        model.addAttribute("token", token);
        model.addAttribute("username", username);
        model.addAttribute("displayName", displayName);
        model.addAttribute("passwordLength", settings.passwordLength());
        return "identity/first-admin";
    }
}
