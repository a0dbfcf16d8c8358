package cn.fanzha.command.audit.web;

import cn.fanzha.command.audit.domain.AuditDetail;
import cn.fanzha.command.audit.domain.AuditEntry;
import cn.fanzha.command.audit.domain.AuditReading;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.KeysetPage;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The log as the auditor reads it: filters in the address, 50 entries a page, the newest first. */
@Controller
@PreAuthorize("hasRole('AUDITOR')")
class AuditController {

    private static final int PAGE = 50;

    private final AuditReading reading;
    private final MessageSource messages;

    AuditController(AuditReading reading, MessageSource messages) {
        this.reading = reading;
        this.messages = messages;
    }

    @GetMapping("/audit")
    ModelAndView list(AuditQuery query, Locale locale) {
        ModelAndView page = new ModelAndView("audit/list");
        page.addObject("query", query);
        page.addObject("results", Audited.Result.values());
        page.addObject("names", new AuditNames(messages, locale));
        try {
            KeysetPage<AuditEntry> rows = reading.page(query.filter(), PAGE);
            page.addObject("rows", rows.rows());
            page.addObject("next", query.next(rows.next()));
        } catch (InvalidValueException e) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problems", List.of(messages.getMessage(e.key(), e.args(), locale)));
            page.addObject("rows", List.of());
        }
        return page;
    }

    @GetMapping("/audit/{id}")
    ModelAndView entry(@PathVariable("id") long id, Locale locale) {
        AuditReading.Sealed sealed = reading.open(id);
        ModelAndView page = new ModelAndView("audit/entry");
        page.addObject("sealed", sealed);
        page.addObject("entry", sealed.entry());
        List<AuditDetail> details = AuditDetail.of(sealed.entry());
        page.addObject("details", details);
        page.addObject("change", details.stream().anyMatch(line -> line.before() != null));
        page.addObject("names", new AuditNames(messages, locale));
        return page;
    }
}
