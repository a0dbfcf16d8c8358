package cn.fanzha.command.audit.web;

import cn.fanzha.command.audit.domain.AuditVerifications;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the auditor has the log checked: the button, the runs, and what each found. */
@Controller
@PreAuthorize("hasRole('AUDITOR')")
class AuditVerificationController {

    private final AuditVerifications verifications;
    private final MessageSource messages;

    AuditVerificationController(AuditVerifications verifications, MessageSource messages) {
        this.verifications = verifications;
        this.messages = messages;
    }

    @GetMapping("/audit/verification")
    ModelAndView runs(Locale locale) {
        return page("audit/verification", locale);
    }

    /** Only the runs: the page asks again while one is going on. */
    @GetMapping("/audit/verification/runs")
    ModelAndView fragment(Locale locale) {
        return page("audit/verification :: runs", locale);
    }

    @PostMapping("/audit/verification")
    ModelAndView start(
            Actor actor,
            @RequestParam(name = "anchors", required = false) @Nullable String anchors,
            Locale locale,
            RedirectAttributes redirect) {
        try {
            boolean started = verifications.start(actor, lines(anchors));
            redirect.addFlashAttribute(
                    started ? "notice" : "failure",
                    messages.getMessage(
                            started ? "audit.verification.started" : "audit.verification.busy", null, locale));
            return new ModelAndView("redirect:/audit/verification");
        } catch (InvalidValueException e) {
            ModelAndView page = page("audit/verification", locale);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("anchors", anchors);
            page.addObject("problems", List.of(messages.getMessage(e.key(), e.args(), locale)));
            return page;
        }
    }

    private ModelAndView page(String view, Locale locale) {
        List<AuditVerifications.Run> runs = verifications.latest();
        ModelAndView page = new ModelAndView(view);
        page.addObject("runs", runs);
        page.addObject("running", runs.stream().anyMatch(run -> run.state() == AuditVerifications.State.RUNNING));
        page.addObject("names", new AuditNames(messages, locale));
        return page;
    }

    private static List<String> lines(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split("\\s+"))
                        .filter(line -> !line.isBlank())
                        .limit(100)
                        .toList();
    }
}
