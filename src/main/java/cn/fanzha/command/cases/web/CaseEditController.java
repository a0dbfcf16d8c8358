package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.Channel;
import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.cases.domain.CaseChange;
import cn.fanzha.command.cases.domain.CaseEditing;
import cn.fanzha.command.cases.domain.CaseField;
import cn.fanzha.command.cases.domain.CaseReading;
import cn.fanzha.command.cases.domain.CaseSheet;
import cn.fanzha.command.cases.domain.EditOutcome;
import cn.fanzha.command.cases.domain.EditOutcome.Refused;
import cn.fanzha.command.cases.domain.EditOutcome.Stale;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.ChinaTime;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The details of a case, changed one by one in their place, and what each of them was before. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
class CaseEditController {

    private final CaseEditing editing;
    private final CaseReading reading;
    private final FraudTypes types;
    private final FileWords words;

    CaseEditController(CaseEditing editing, CaseReading reading, FraudTypes types, FileWords words) {
        this.editing = editing;
        this.reading = reading;
        this.types = types;
        this.words = words;
    }

    /** A choice of a detail that has few values. */
    record Choice(String value, String text) {}

    /** A line of the history. */
    record Told(CaseField field, int item, String before, String after, CaseChange change) {}

    @GetMapping("/cases/{no}/facts")
    @PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
    ModelAndView facts(
            @PathVariable("no") CaseNumber no,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Actor actor,
            Locale locale) {
        return section(no, htmx == null ? "cases/facts" : "cases/facts :: facts", actor, locale);
    }

    /** @param value what the form begins with instead of what the file holds */
    @GetMapping("/cases/{no}/fields/{field}")
    ModelAndView form(
            @PathVariable("no") CaseNumber no,
            @PathVariable("field") CaseField field,
            @RequestParam(name = "value", required = false) @Nullable String value,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Actor actor,
            Locale locale) {
        CaseEditing.Field held = editing.field(no, field, actor);
        String typed = value != null ? value : held.value();
        ModelAndView page = page(no, held, typed == null ? "" : input(field, typed), held.mark(), htmx, locale);
        if (held.why() != null) {
            page.addObject("problems", List.of(words.text(held.why(), locale)));
        }
        return page;
    }

    @PostMapping("/cases/{no}/fields/{field}")
    ModelAndView change(
            @PathVariable("no") CaseNumber no,
            @PathVariable("field") CaseField field,
            @RequestParam(name = "value", defaultValue = "") String value,
            @RequestParam(name = "mark", defaultValue = "") String mark,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Actor actor,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        EditOutcome outcome = editing.change(no, field, value, mark, actor);
        return switch (outcome) {
            case EditOutcome.Saved saved -> {
                if (htmx == null) {
                    redirect.addFlashAttribute("notice", words.text("cases.edit.saved", locale));
                    yield new ModelAndView("redirect:/cases/" + no + "#case-facts");
                }
                response.setHeader("HX-Retarget", "#case-facts");
                response.setHeader("HX-Reswap", "outerHTML");
                yield section(no, "cases/facts :: facts", actor, locale).addObject("saved", field);
            }
            case Refused refused ->
                again(no, field, value, mark, htmx, actor, locale)
                        .addObject("problems", List.of(words.text(refused, locale)));
            case Stale stale -> {
                String theirs = stale.theirs().getFirst().after();
                yield again(no, field, value, stale.mark(), htmx, actor, locale)
                        .addObject("stale", stale)
                        .addObject("mine", said(field, value, locale))
                        .addObject("theirs", words.said(field, theirs, locale))
                        .addObject("staleWhen", when(stale.at()));
            }
        };
    }

    /** Who changed what, when: of the whole case, of one detail, or of one victim. */
    @GetMapping("/cases/{no}/changes")
    @PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
    ModelAndView changes(
            @PathVariable("no") CaseNumber no,
            @RequestParam(name = "field", required = false) @Nullable CaseField field,
            @RequestParam(name = "item", required = false) @Nullable Integer item,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Actor actor,
            Locale locale) {
        List<Told> told = reading.changes(no, field, item, actor).stream()
                .map(change -> new Told(
                        change.field(),
                        change.item(),
                        words.said(change.field(), change.before(), locale),
                        words.said(change.field(), change.after(), locale),
                        change))
                .toList();
        ModelAndView page = new ModelAndView(htmx == null ? "cases/changes" : "cases/changes :: changes");
        page.addObject("no", no.value());
        page.addObject("field", field);
        page.addObject("changes", told);
        page.addObject("names", words.names(locale));
        return page;
    }

    private ModelAndView section(CaseNumber no, String view, Actor actor, Locale locale) {
        CaseSheet sheet = reading.glance(no, actor);
        ModelAndView page = new ModelAndView(view);
        page.addObject("no", no.value());
        page.addObject("facts", CaseFacts.of(sheet, words, locale));
        return page;
    }

    private ModelAndView again(
            CaseNumber no,
            CaseField field,
            String typed,
            String mark,
            @Nullable String htmx,
            Actor actor,
            Locale locale) {
        ModelAndView page = page(no, editing.field(no, field, actor), typed, mark, htmx, locale);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(
            CaseNumber no, CaseEditing.Field held, String typed, String mark, @Nullable String htmx, Locale locale) {
        ModelAndView page = new ModelAndView(htmx == null ? "cases/field" : "cases/field :: entry");
        page.addObject("no", no.value());
        page.addObject("field", held.field());
        page.addObject("fixed", held.why() != null);
        page.addObject("typed", typed);
        page.addObject("mark", mark);
        page.addObject("choices", choices(held, locale));
        return page;
    }

    private List<Choice> choices(CaseEditing.Field held, Locale locale) {
        return switch (held.field()) {
            case CHANNEL ->
                Stream.of(Channel.values())
                        .map(c -> new Choice(c.name(), words.text("cases.channel." + c, locale)))
                        .toList();
            case FRAUD_TYPE ->
                Stream.concat(
                                Stream.of(new Choice("", "—")),
                                types.all().stream().map(t -> new Choice(t.code(), t.name(locale))))
                        .toList();
            case HANDLER ->
                held.handlers().stream()
                        .map(a -> new Choice(a.id().toString(), a.displayName()))
                        .toList();
            default -> List.of();
        };
    }

    /** What was typed, said where it can be; what can't be read stands as it was typed. */
    private String said(CaseField field, String typed, Locale locale) {
        try {
            String value =
                    field == CaseField.REPORTED_AT ? ChinaTime.parse(typed).toString() : typed.strip();
            return words.said(field, value, locale);
        } catch (RuntimeException e) {
            return typed;
        }
    }

    private static String input(CaseField field, String value) {
        return field == CaseField.REPORTED_AT && value.endsWith("Z")
                ? ChinaTime.formatSeconds(Instant.parse(value)).replace(' ', 'T')
                : value;
    }

    private static String when(@Nullable Instant at) {
        return at == null ? "—" : ChinaTime.formatSeconds(Objects.requireNonNull(at));
    }
}
