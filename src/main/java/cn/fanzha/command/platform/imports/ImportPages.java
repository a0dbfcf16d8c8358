package cn.fanzha.command.platform.imports;

import cn.fanzha.command.platform.web.NavigationItem;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * The import page: supervisors and analysts import rows of their own units, the system administrator units. Shows what
 * became of each file.
 */
@Controller
@RequestMapping("/imports")
@PreAuthorize("hasAnyRole('SUPERVISOR', 'ANALYST', 'SYSTEM_ADMIN')")
class ImportPages {

    private final Imports imports;
    private final ImportKinds kinds;
    private final KindGuide guide;
    private final ImportRuns runs;
    private final RejectionFile rejectionFile;
    private final MessageSource messages;

    ImportPages(
            Imports imports,
            ImportKinds kinds,
            KindGuide guide,
            ImportRuns runs,
            RejectionFile rejectionFile,
            MessageSource messages) {
        this.imports = imports;
        this.kinds = kinds;
        this.guide = guide;
        this.runs = runs;
        this.rejectionFile = rejectionFile;
        this.messages = messages;
    }

    @Bean
    static NavigationItem importsNavigation() {
        return new NavigationItem(
                "imports.title", "/imports", "upload", 80, Set.of(Role.SUPERVISOR, Role.ANALYST, Role.SYSTEM_ADMIN));
    }

    /** A rejected row as the page shows it. */
    record Line(long line, String column, String text) {}

    /** What the form sent, shown again where it was refused. */
    record Chosen(String kind, boolean strict) {}

    @GetMapping
    String page(@RequestParam(required = false) @Nullable UUID run, Model model, Locale locale, Actor actor) {
        String kind = "";
        if (run != null) {
            kind = show(run, model, locale, actor).kind();
        }
        return page(new Chosen(kind, false), model, locale, actor);
    }

    /** The lines of the history alone: the page asks again while an import runs. */
    @GetMapping("/history")
    String history(Model model, Actor actor) {
        addHistory(model, actor);
        return "imports/imports :: history";
    }

    /** One import's result alone: the page asks again while it runs. */
    @GetMapping("/{run}/result")
    String result(@PathVariable UUID run, Model model, Locale locale, Actor actor) {
        show(run, model, locale, actor);
        return "imports/result :: result";
    }

    @PostMapping
    String take(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "false") boolean strict,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            Locale locale,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        Chosen chosen = new Chosen(kind, strict);
        if (file == null || file.isEmpty()) {
            return refused(
                    messages.getMessage("imports.no-file", null, locale), chosen, model, locale, actor, response);
        }
        try (InputStream body = file.getInputStream()) {
            String given = file.getOriginalFilename();
            String name = given == null || given.isBlank() ? kind + ".csv" : given;
            ImportResult result = imports.run(kinds.require(kind), name, strict, body, actor);
            return "redirect:/imports?run=" + result.runId();
        } catch (StructureFault fault) {
            return refused(
                    messages.getMessage("imports.structure." + fault.code(), null, fault.code(), locale)
                            + messages.getMessage(
                                    "imports.at", new Object[] {String.valueOf(fault.line()), fault.column()}, locale),
                    chosen,
                    model,
                    locale,
                    actor,
                    response);
        } catch (FileTooLargeException e) {
            return refused(
                    messages.getMessage("imports.structure.too-large", null, locale),
                    chosen,
                    model,
                    locale,
                    actor,
                    response);
        } catch (TooManyImportsException e) {
            return refused(
                    messages.getMessage("imports.structure.busy", null, locale),
                    chosen,
                    model,
                    locale,
                    actor,
                    response);
        }
    }

    @GetMapping("/{run}/rejections")
    void rejections(@PathVariable UUID run, Locale locale, Actor actor, HttpServletResponse response)
            throws IOException {
        rejectionFile.write(run, actor, locale, response);
    }

    /** An empty file with the Chinese headers, which mean the same as the English ones. */
    @GetMapping("/templates/{kind}")
    void template(@PathVariable String kind, HttpServletResponse response) throws IOException {
        List<String> headers = kinds.require(kind).columns().stream()
                .map(ImportColumn::chinese)
                .toList();
        try (CsvWriter csv = RejectionFile.download(kind + "-template.csv", response)) {
            csv.writeRecord(headers);
        }
    }

    private String refused(
            @Nullable String why,
            Chosen chosen,
            Model model,
            Locale locale,
            Actor actor,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("failure", why);
        return page(chosen, model, locale, actor);
    }

    private String page(Chosen chosen, Model model, Locale locale, Actor actor) {
        model.addAttribute("kinds", guide.of(kinds.allowed(actor), locale));
        model.addAttribute("chosen", chosen);
        addHistory(model, actor);
        return "imports/imports";
    }

    private void addHistory(Model model, Actor actor) {
        List<ImportRuns.Run> newest = runs.newest(actor);
        model.addAttribute("runs", newest);
        model.addAttribute("running", newest.stream().anyMatch(ImportRuns.Run::running));
    }

    private ImportRuns.Run show(UUID run, Model model, Locale locale, Actor actor) {
        ImportRuns.Run shown = runs.require(run, actor);
        List<Line> lines = runs.rejections(run, 20).stream()
                .map(r -> new Line(r.line(), r.column(), rejectionFile.text(r.code(), locale)))
                .toList();
        model.addAttribute("run", shown);
        model.addAttribute("rejections", lines);
        return shown;
    }
}
