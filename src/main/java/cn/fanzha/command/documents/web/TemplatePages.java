package cn.fanzha.command.documents.web;

import cn.fanzha.command.documents.DocumentKind;
import cn.fanzha.command.documents.domain.DocumentKinds;
import cn.fanzha.command.documents.domain.DocumentWriter;
import cn.fanzha.command.documents.domain.Edition;
import cn.fanzha.command.documents.domain.Problem;
import cn.fanzha.command.documents.domain.TemplateKeeping;
import cn.fanzha.command.documents.domain.TemplateSource;
import cn.fanzha.command.documents.domain.Templates;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The templates of a supervisor's own unit: look, download, replace, go back. */
@Controller
@RequestMapping("/documents/templates")
@PreAuthorize("hasRole('SUPERVISOR')")
class TemplatePages {

    /** One more than any template may have: enough to see that it is too long. */
    private static final int READ_AT_MOST = 2 * 1024 * 1024 + 1;

    private final DocumentKinds kinds;
    private final Templates templates;
    private final TemplateKeeping keeping;
    private final DocumentWriter writer;
    private final Units units;
    private final MessageSource messages;

    TemplatePages(
            DocumentKinds kinds,
            Templates templates,
            TemplateKeeping keeping,
            DocumentWriter writer,
            Units units,
            MessageSource messages) {
        this.kinds = kinds;
        this.templates = templates;
        this.keeping = keeping;
        this.writer = writer;
        this.units = units;
        this.messages = messages;
    }

    @GetMapping
    ModelAndView list(Actor actor, Locale locale) {
        ModelAndView page = new ModelAndView("documents/templates");
        page.addObject("kinds", kinds.all());
        page.addObject("inUse", templates.inUse(actor.unitId(), kinds.all()));
        page.addObject("unit", units.get(actor.unitId()));
        page.addObject("words", words(locale));
        return page;
    }

    @GetMapping("/{kind}")
    ModelAndView one(@PathVariable("kind") String kind, Actor actor, Locale locale) {
        return page(kinds.require(kind), actor, locale);
    }

    /** The template as it is: that in use, or an edition of the own unit. */
    @GetMapping(path = "/{kind}/file", produces = WordDownload.TYPE)
    void file(
            @PathVariable("kind") String code,
            @RequestParam(name = "edition", required = false) @Nullable Integer number,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        DocumentKind kind = kinds.require(code);
        Edition edition = edition(kind, number, actor);
        WordDownload.send(
                response,
                writer.fileName(kind, edition.isBuiltIn() ? "0" : String.valueOf(edition.number())),
                templates.content(kind, edition));
    }

    /** The same filled with the placeholders' examples. */
    @GetMapping(path = "/{kind}/preview", produces = WordDownload.TYPE)
    void preview(
            @PathVariable("kind") String code,
            @RequestParam(name = "edition", required = false) @Nullable Integer number,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        DocumentKind kind = kinds.require(code);
        send(kind, templates.content(kind, edition(kind, number, actor)), actor, response);
    }

    /**
     * A file that is to become the unit's next edition; {@code action=preview} only checks it and answers it filled with
     * examples.
     */
    @PostMapping("/{kind}")
    @Nullable
    ModelAndView upload(
            @PathVariable("kind") String code,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            @RequestParam(name = "action", defaultValue = "save") String action,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect,
            HttpServletResponse response)
            throws IOException {
        DocumentKind kind = kinds.require(code);
        byte[] content = content(file);
        boolean preview = action.equals("preview");
        List<Problem> problems =
                preview ? keeping.problems(kind, content, actor) : keeping.replace(kind, name(file), content, actor);
        if (!problems.isEmpty()) {
            ModelAndView page = page(kind, actor, locale);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problems", words(locale).problems(problems));
            return page;
        }
        if (preview) {
            send(kind, content, actor, response);
            return null;
        }
        Edition edition = templates.inUse(actor.unitId(), kind);
        redirect.addFlashAttribute("notice", words(locale).text("documents.template.saved", edition.number()));
        return new ModelAndView("redirect:/documents/templates/" + kind.code());
    }

    /** Back to an earlier edition, to the unit above, or to the built-in template. */
    @PostMapping("/{kind}/choice")
    ModelAndView choose(
            @PathVariable("kind") String code,
            @RequestParam("source") TemplateSource source,
            @RequestParam(name = "edition", defaultValue = "0") int number,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        DocumentKind kind = kinds.require(code);
        keeping.use(kind, source, number, actor);
        DocumentWords words = words(locale);
        String now = words.edition(templates.inUse(actor.unitId(), kind));
        redirect.addFlashAttribute("notice", words.text("documents.template.chosen", now));
        return new ModelAndView("redirect:/documents/templates/" + kind.code());
    }

    private ModelAndView page(DocumentKind kind, Actor actor, Locale locale) {
        Edition inUse = templates.inUse(actor.unitId(), kind);
        List<Templates.Choice> choices = templates.choices(actor.unitId(), kind);
        TemplateSource source =
                choices.isEmpty() ? TemplateSource.ABOVE : choices.getFirst().source();
        ModelAndView page = new ModelAndView("documents/template");
        page.addAllObjects(Map.of(
                "kind",
                kind,
                "inUse",
                inUse,
                "source",
                source,
                "editions",
                templates.editions(actor.unitId(), kind),
                "choices",
                choices,
                "fields",
                DocumentKinds.fields(kind),
                "unit",
                units.get(actor.unitId()),
                "words",
                words(locale)));
        return page;
    }

    private Edition edition(DocumentKind kind, @Nullable Integer number, Actor actor) {
        return number == null ? templates.inUse(actor.unitId(), kind) : templates.own(actor.unitId(), kind, number);
    }

    private void send(DocumentKind kind, byte[] template, Actor actor, HttpServletResponse response)
            throws IOException {
        String example =
                Objects.requireNonNull(messages.getMessage("documents.example", null, "", Locale.SIMPLIFIED_CHINESE));
        WordDownload.send(response, writer.fileName(kind, example), writer.preview(kind, template, actor));
    }

    private static byte[] content(@Nullable MultipartFile file) throws IOException {
        if (file == null) {
            return new byte[0];
        }
        try (InputStream content = file.getInputStream()) {
            return content.readNBytes(READ_AT_MOST);
        }
    }

    private static String name(@Nullable MultipartFile file) {
        String name = file == null ? null : file.getOriginalFilename();
        return name == null ? "" : name;
    }

    private DocumentWords words(Locale locale) {
        return new DocumentWords(units, messages, locale);
    }
}
