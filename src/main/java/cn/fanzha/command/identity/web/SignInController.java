package cn.fanzha.command.identity.web;

import cn.fanzha.command.identity.CurrentActor;
import cn.fanzha.command.identity.DemoSignIn;
import cn.fanzha.command.identity.domain.AccountList;
import cn.fanzha.command.identity.domain.SignInSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The form that opens everything else; a trial shows its accounts beside it. */
@Controller
class SignInController {

    private final CurrentActor current;
    private final ObjectProvider<DemoSignIn> demo;
    private final AccountList accounts;
    private final SignInSettings settings;
    private final MessageSource messages;

    SignInController(
            CurrentActor current,
            ObjectProvider<DemoSignIn> demo,
            AccountList accounts,
            SignInSettings settings,
            MessageSource messages) {
        this.current = current;
        this.demo = demo;
        this.accounts = accounts;
        this.settings = settings;
        this.messages = messages;
    }

    @GetMapping("/sign-in")
    String form(HttpServletRequest request, Locale locale, Model model) {
        if (current.find().isPresent()) {
            return "redirect:/";
        }
        model.addAttribute("problem", problem(request, locale));
        model.addAttribute("signedOut", request.getParameter("signed-out") != null);
        DemoSignIn shown = demo.getIfAvailable();
        model.addAttribute("demoPassword", shown == null ? null : shown.password());
        model.addAttribute("demoAccounts", shown == null ? List.of() : accounts.named(shown.usernames()));
        return "identity/sign-in";
    }

    private @Nullable String problem(HttpServletRequest request, Locale locale) {
        Object[] limits = {settings.failures(), settings.lockFor().toMinutes()};
        return Stream.of("error", "locked", "disabled", "expired")
                .filter(reason -> request.getParameter(reason) != null)
                .map(reason -> messages.getMessage("identity.sign-in." + reason, limits, locale))
                .findFirst()
                .orElse(null);
    }
}
