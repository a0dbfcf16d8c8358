package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseTab;
import cn.fanzha.command.cases.domain.CaseEvidence;
import cn.fanzha.command.cases.domain.EditOutcome;
import cn.fanzha.command.cases.domain.EditOutcome.Refused;
import cn.fanzha.command.cases.domain.EvidenceFile;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The files of a case, as a panel of its page: a copy is handed out with a reason, and says in its name to whom and when. */
@Controller
class EvidenceController implements CaseTab {

    private static final int DESCRIPTION_AT_MOST = 500;
    private static final int WHERE_AT_MOST = 200;

    private final CaseEvidence evidence;
    private final FileWords words;
    private final Clock clock;

    EvidenceController(CaseEvidence evidence, FileWords words, Clock clock) {
        this.evidence = evidence;
        this.words = words;
        this.clock = clock;
    }

    /** What was typed beside the file. */
    record Form(
            @Nullable String description,
            @Nullable String at,
            @Nullable String where) {
        private static final Form EMPTY = new Form("", "", "");
    }

    /** Sizes and times as a page shows them. */
    record Words() {
        public String time(Instant at) {
            return ChinaTime.format(at);
        }

        public String size(long bytes) {
            return bytes < 1024 * 1024
                    ? Math.max(1, bytes / 1024) + " KB"
                    : "%.1f MB".formatted(bytes / (1024.0 * 1024.0));
        }
    }

    @GetMapping("/cases/{no}/evidence")
    @PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
    public ModelAndView panel(
            @PathVariable("no") CaseNumber no,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Actor actor) {
        return page(no, htmx, actor, Form.EMPTY);
    }

    /** Takes a file in; what was typed beside it stays in the form when it is refused. */
    @PostMapping("/cases/{no}/evidence")
    @PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
    public ModelAndView add(
            @PathVariable("no") CaseNumber no,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Form form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect)
            throws IOException {
        EditOutcome outcome = take(no, file, form, actor);
        if (outcome instanceof Refused refused) {
            return refused(page(no, htmx, actor, form), refused, locale);
        }
        return done(no, "cases.evidence.done", htmx, actor, locale, redirect);
    }

    /** Hands a copy out, never altered: it is the file's name that carries who took it and when. */
    @PostMapping("/cases/{no}/evidence/{id}/download")
    @PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
    public @Nullable ModelAndView download(
            @PathVariable("no") CaseNumber no,
            @PathVariable("id") UUID id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Actor actor,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        Optional<EvidenceFile> opened = evidence.open(no, id, reason, actor);
        if (opened.isEmpty()) {
            ModelAndView page = page(no, null, actor, Form.EMPTY);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page.addObject("problems", List.of(words.text("cases.reveal.missing", locale)));
        }
        EvidenceFile file = opened.get();
        response.setContentType(file.type().mediaType());
        response.setContentLengthLong(file.size());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(file, actor));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        evidence.write(file, response.getOutputStream());
        return null;
    }

    @PostMapping("/cases/{no}/evidence/{id}/remove")
    @PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
    public ModelAndView remove(
            @PathVariable("no") CaseNumber no,
            @PathVariable("id") UUID id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        EditOutcome outcome = evidence.remove(no, id, reason, actor);
        if (outcome instanceof Refused refused) {
            return refused(page(no, htmx, actor, Form.EMPTY), refused, locale);
        }
        return done(no, "cases.evidence.removed", htmx, actor, locale, redirect);
    }

    private EditOutcome take(CaseNumber no, @Nullable MultipartFile file, Form form, Actor actor) throws IOException {
        if (file == null || file.isEmpty()) {
            // who may not work on the case learns nothing else
            return evidence.add(no, told("", 0, form, null), InputStream.nullInputStream(), actor);
        }
        Instant at;
        try {
            at = blank(form.at()) ? null : ChinaTime.parse(String.valueOf(form.at()));
        } catch (InvalidValueException e) {
            return new Refused(e.key(), List.of(e.args()));
        }
        String name = file.getOriginalFilename();
        try (InputStream content = file.getInputStream()) {
            return evidence.add(no, told(name == null ? "" : name, file.getSize(), form, at), content, actor);
        }
    }

    private static CaseEvidence.Told told(String name, long size, Form form, @Nullable Instant at) {
        return new CaseEvidence.Told(
                name, size, cut(form.description(), DESCRIPTION_AT_MOST), at, cut(form.where(), WHERE_AT_MOST));
    }

    private String disposition(EvidenceFile file, Actor actor) {
        String name = file.name();
        String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
        String at = ChinaTime.formatSeconds(clock.instant()).replaceAll("\\D", "");
        return ContentDisposition.attachment()
                .filename(
                        "%s_%s_%s.%s"
                                .formatted(
                                        stem, actor.username(), at, file.type().extension()),
                        StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    private ModelAndView refused(ModelAndView page, Refused refused, Locale locale) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page.addObject("problems", List.of(words.text(refused, locale)));
    }

    private ModelAndView done(
            CaseNumber no, String key, @Nullable String htmx, Actor actor, Locale locale, RedirectAttributes redirect) {
        if (htmx == null) {
            redirect.addFlashAttribute("notice", words.text(key, locale));
            return new ModelAndView("redirect:/cases/" + no + "/evidence");
        }
        return page(no, htmx, actor, Form.EMPTY).addObject("done", words.text(key, locale));
    }

    private ModelAndView page(CaseNumber no, @Nullable String htmx, Actor actor, Form form) {
        ModelAndView page = new ModelAndView(htmx == null ? "cases/evidence" : "cases/evidence :: panel");
        page.addObject("no", no.value());
        page.addObject("panel", evidence.of(no, actor));
        page.addObject("form", form);
        page.addObject("words", new Words());
        return page;
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static @Nullable String cut(@Nullable String text, int atMost) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String stripped = text.strip();
        return stripped.length() <= atMost ? stripped : stripped.substring(0, atMost);
    }

    @Override
    public String titleKey() {
        return "cases.evidence.title";
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public String href(CaseRef caseFile) {
        return "/cases/" + caseFile.number() + "/evidence";
    }

    @Override
    public boolean visibleTo(Actor actor) {
        return actor.isPolice();
    }
}
