package cn.fanzha.command.statistics.web;

import cn.fanzha.command.platform.web.NavigationItem;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.statistics.briefing.BriefingDocument;
import cn.fanzha.command.statistics.briefing.BriefingRecords.Line;
import cn.fanzha.command.statistics.briefing.Briefings;
import cn.fanzha.command.statistics.briefing.Briefings.Export;
import cn.fanzha.command.statistics.briefing.IssuedBriefing;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Issued briefings: the list, each as a page that prints, and as a document. */
@Controller
@PreAuthorize("hasAnyRole('ANALYST', 'SUPERVISOR')")
class BriefingPages {

    private static final int PAGE = 50;
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final Briefings briefings;
    private final BriefingDocument document;
    private final MessageSource messages;

    BriefingPages(Briefings briefings, BriefingDocument document, MessageSource messages) {
        this.briefings = briefings;
        this.document = document;
        this.messages = messages;
    }

    @Bean
    static NavigationItem briefingsNavigation() {
        return new NavigationItem("briefings.nav", "/briefings", "speech", 65, Set.of(Role.ANALYST, Role.SUPERVISOR));
    }

    /** A line of the list as the page shows it. */
    record Row(UUID id, String number, String title, String issuedBy, String issuedAt) {}

    @GetMapping("/briefings")
    ModelAndView list(@RequestParam(required = false) @Nullable String after, Actor actor, Locale locale) {
        ModelAndView page = new ModelAndView("briefings/list");
        try {
            Cursor cursor = after == null || after.isBlank() ? null : Cursor.decode(after.strip());
            KeysetPage<Line> lines = briefings.list(actor, cursor, PAGE);
            page.addObject(
                    "rows", lines.rows().stream().map(line -> row(line, locale)).toList());
            page.addObject("next", lines.next() == null ? null : "/briefings?after=" + lines.next());
        } catch (InvalidValueException wrong) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problems", List.of(messages.getMessage(wrong.key(), wrong.args(), wrong.key(), locale)));
            page.addObject("rows", List.of());
        }
        return page;
    }

    private Row row(Line line, Locale locale) {
        String number = messages.getMessage(
                "briefings.number",
                new Object[] {line.unit(), String.valueOf(line.year()), String.valueOf(line.serial())},
                locale);
        return new Row(line.id(), number, line.title(), line.issuedBy(), ChinaTime.format(line.issuedAt()));
    }

    @GetMapping("/briefings/{id}")
    ModelAndView one(@PathVariable UUID id, Actor actor, Locale locale) {
        IssuedBriefing briefing = briefings.open(id, actor);
        ModelAndView page = new ModelAndView("briefings/briefing");
        page.addObject("briefing", briefing);
        page.addObject("number", document.number(briefing));
        page.addObject("text", BriefingText.of(briefing.paragraphs(), messages, locale));
        page.addObject("cutOff", ChinaTime.formatSeconds(briefing.cutOff()));
        page.addObject("issuedAt", ChinaTime.format(briefing.issuedAt()));
        page.addObject("language", briefing.locale().toLanguageTag());
        return page;
    }

    /** A named export, marked with who takes it and when. */
    @GetMapping(path = "/briefings/{id}/docx", produces = DOCX)
    void docx(@PathVariable UUID id, Actor actor, HttpServletResponse response) throws IOException {
        Export export = briefings.export(id, actor);
        response.setContentType(DOCX);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(
                                export.briefing().number() + " "
                                        + export.briefing().title() + ".docx",
                                StandardCharsets.UTF_8)
                        .build()
                        .toString());
        document.write(export, response.getOutputStream());
    }
}
