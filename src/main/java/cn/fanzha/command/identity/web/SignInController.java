package cn.fanzha.command.identity.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The form that opens everything else. */
@Controller
class SignInController {

    @GetMapping("/sign-in")
    String form() {
        return "identity/sign-in";
    }
}
