package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseTab;
import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.cases.StepOutcome;
import cn.fanzha.command.cases.domain.CaseReading;
import cn.fanzha.command.cases.domain.CaseSheet;
import cn.fanzha.command.cases.domain.CaseStanding;
import cn.fanzha.command.cases.domain.CaseSteps;
import cn.fanzha.command.cases.domain.CaseSteps.StepRequest;
import cn.fanzha.command.cases.domain.CaseView;
import cn.fanzha.command.cases.domain.Timeline;
import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.operations.CreditedRecords.Kind;
import cn.fanzha.command.operations.Crediting;
import cn.fanzha.command.operations.Operations;
import cn.fanzha.command.operations.Operations.Operation;
import cn.fanzha.command.operations.Problems;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The file of one case: reading, steps, approvals, and personal data opened one by one. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class CaseFileController {

    /** Panels up to this position stand above the case's own details: what burns. */
    private static final int BURNING = 10;

    /** More of the timeline stands on its own page. */
    private static final int LINES_SHOWN = 30;

    private final CaseReading reading;
    private final CaseSteps steps;
    private final CaseStanding standing;
    private final Timeline timeline;
    private final List<CaseTab> tabs;
    private final ClockLines clocks;
    private final FileWords words;
    private final Crediting crediting;
    private final Operations operations;
    private final Units units;
    private final FraudTypes types;
    private final MessageSource messages;
    private final Clock clock;

    CaseFileController(
            CaseReading reading,
            CaseSteps steps,
            CaseStanding standing,
            Timeline timeline,
            List<CaseTab> tabs,
            ClockLines clocks,
            FileWords words,
            Crediting crediting,
            Operations operations,
            Units units,
            FraudTypes types,
            MessageSource messages,
            Clock clock) {
        this.reading = reading;
        this.steps = steps;
        this.standing = standing;
        this.timeline = timeline;
        this.tabs =
                tabs.stream().sorted(Comparator.comparingInt(CaseTab::order)).toList();
        this.clocks = clocks;
        this.words = words;
        this.crediting = crediting;
        this.operations = operations;
        this.units = units;
        this.types = types;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * A panel of the page.
     *
     * @param id of its place on the page, for the list of what is on it
     * @param burning stands above the case's own details
     */
    record Panel(String id, String titleKey, String href, boolean burning) {}

    /** What was typed into the step form, kept when it is refused. */
    record StepForm(
            @Nullable String step,
            @Nullable String at,
            @Nullable String note,
            @Nullable String receivingUnit) {}

    @GetMapping("/cases/{no}")
    ModelAndView file(@PathVariable("no") CaseNumber no, Actor actor, Locale locale) {
        String now = ChinaTime.formatSeconds(clock.instant()).replace(' ', 'T');
        return page(no, actor, locale, new StepForm(null, now, null, null), null);
    }

    @PostMapping("/cases/{no}/steps")
    ModelAndView take(
            @PathVariable("no") CaseNumber no, StepForm form, Actor actor, Locale locale, RedirectAttributes redirect) {
        StepOutcome outcome;
        try {
            outcome = steps.take(request(no, form), actor);
        } catch (InvalidValueException e) {
            outcome = new StepOutcome.Refused(e.key(), List.of(e.args()));
        }
        return answer(no, outcome, form, actor, locale, redirect);
    }

    @PostMapping("/cases/{no}/approval")
    ModelAndView decide(
            @PathVariable("no") CaseNumber no,
            @RequestParam("verdict") String verdict,
            @RequestParam(name = "note", required = false) @Nullable String note,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        StepOutcome outcome = steps.decide(no, verdict.equals("approve"), blankToNull(note), actor);
        String now = ChinaTime.formatSeconds(clock.instant()).replace(' ', 'T');
        return answer(no, outcome, new StepForm(null, now, null, null), actor, locale, redirect);
    }

    /** Credits the case to an operation, or takes it out of the one that it is credited to. */
    @PostMapping("/cases/{no}/operation")
    ModelAndView credit(
            @PathVariable("no") CaseNumber no,
            @RequestParam(name = "operation", defaultValue = "") String operation,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        Optional<Operation> held = crediting.of(Kind.CASE, no.value());
        ChangeOutcome outcome = operation.isBlank() && held.isEmpty()
                ? ChangeOutcome.Refused.because("operation", "cases.operation.choose")
                : held.isEmpty()
                        ? crediting
                                .credit(operation, Kind.CASE, no.value(), false, actor)
                                .outcome()
                        : crediting.release(held.get().number(), Kind.CASE, no.value(), blankToNull(reason), actor);
        if (outcome instanceof ChangeOutcome.Refused refused) {
            String now = ChinaTime.formatSeconds(clock.instant()).replace(' ', 'T');
            ModelAndView page = page(no, actor, locale, new StepForm(null, now, null, null), null);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problems", Problems.texts(refused, messages, locale));
            return page;
        }
        redirect.addFlashAttribute("notice", messages.getMessage("cases.operation.done", null, locale));
        return new ModelAndView("redirect:/cases/" + no);
    }

    /** Shows one value in full; the reason is asked for and stands in the audit log. */
    @PostMapping("/cases/{no}/victims/{position}/reveal")
    ModelAndView reveal(
            @PathVariable("no") CaseNumber no,
            @PathVariable("position") int position,
            @RequestParam("field") CaseReading.Field field,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            Actor actor) {
        ModelAndView fragment = new ModelAndView("cases/victims :: revealed");
        fragment.addObject("no", no.value());
        fragment.addObject("position", position);
        fragment.addObject("field", field);
        if (reason == null || reason.strip().length() < 2) {
            fragment.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            fragment.addObject("missing", true);
            return fragment;
        }
        fragment.addObject("value", reading.reveal(no, position, field, reason.strip(), actor));
        return fragment;
    }

    private ModelAndView answer(
            CaseNumber no,
            StepOutcome outcome,
            StepForm form,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return switch (outcome) {
            case StepOutcome.Taken taken -> {
                String state = messages.getMessage("cases.state." + taken.state(), null, locale);
                redirect.addFlashAttribute(
                        "notice", messages.getMessage("cases.step.taken", new Object[] {state}, locale));
                yield new ModelAndView("redirect:/cases/" + no);
            }
            case StepOutcome.AwaitsApproval waits -> {
                redirect.addFlashAttribute("notice", messages.getMessage("cases.step.awaits", null, locale));
                yield new ModelAndView("redirect:/cases/" + no);
            }
            case StepOutcome.Refused refused -> page(no, actor, locale, form, refused);
            case StepOutcome.Incomplete incomplete -> {
                ModelAndView page = page(no, actor, locale, form, null);
                page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                page.addObject("lacks", StepTexts.lacks(incomplete, messages, locale));
                yield page;
            }
        };
    }

    private ModelAndView page(
            CaseNumber no, Actor actor, Locale locale, StepForm form, StepOutcome.@Nullable Refused refused) {
        CaseSheet sheet = reading.openSheet(no, actor);
        CaseView view = sheet.view();
        ModelAndView page = new ModelAndView("cases/file");
        page.addObject("no", no.value());
        page.addObject("file", view);
        page.addObject("standing", standing.of(view));
        page.addObject("facts", CaseFacts.of(sheet, words, locale));
        page.addAllObjects(VictimController.section(sheet));
        page.addObject("clocks", clocks.running(sheet, locale));
        List<Timeline.Line> lines = timeline.of(view.ref().id());
        page.addAllObjects(TimelineController.sides(lines, TimelineController.Side.ALL));
        page.addObject("timeline", lines.stream().limit(LINES_SHOWN).toList());
        page.addObject("more", lines.size() > LINES_SHOWN);
        page.addObject("panels", panels(view.ref(), actor));
        page.addObject("names", new Names(units, types, locale));
        page.addObject("receivers", units.police());
        page.addObject("form", form);
        page.addObject("operation", crediting.of(Kind.CASE, no.value()).orElse(null));
        page.addObject("operations", operations.choices(actor));
        if (refused != null) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problems", List.of(StepTexts.text(refused, messages, locale)));
        }
        return page;
    }

    private List<Panel> panels(CaseRef file, Actor actor) {
        return tabs.stream()
                .filter(tab -> tab.visibleTo(actor))
                .map(tab -> {
                    String href = tab.href(file);
                    return new Panel(
                            "panel-" + href.substring(href.lastIndexOf('/') + 1),
                            tab.titleKey(),
                            href,
                            tab.order() <= BURNING);
                })
                .toList();
    }

    private static StepRequest request(CaseNumber no, StepForm form) {
        String at = form.at();
        Instant when = ChinaTime.parse(at == null ? "" : at);
        return new StepRequest(
                no, StepTexts.step(form.step()), when, blankToNull(form.note()), blankToNull(form.receivingUnit()));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
