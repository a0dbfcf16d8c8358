package cn.fanzha.command.links.web;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.links.CaseLinks;
import cn.fanzha.command.links.JointCases;
import cn.fanzha.command.links.JointGround;
import cn.fanzha.command.links.LinkDecision;
import cn.fanzha.command.links.domain.JointReading;
import cn.fanzha.command.links.domain.SimilarCases;
import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.operations.ChangeOutcome.Refused;
import cn.fanzha.command.operations.Problems;
import cn.fanzha.command.operations.Typed;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The similar cases of a file: what they share, what was decided on them, and joining them. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class SimilarController {

    private final CaseFiles cases;
    private final SimilarCases similar;
    private final CaseLinks links;
    private final JointCases joints;
    private final JointReading reading;
    private final Units units;
    private final FraudTypes types;
    private final MessageSource messages;

    SimilarController(
            CaseFiles cases,
            SimilarCases similar,
            CaseLinks links,
            JointCases joints,
            JointReading reading,
            Units units,
            FraudTypes types,
            MessageSource messages) {
        this.cases = cases;
        this.similar = similar;
        this.links = links;
        this.joints = joints;
        this.reading = reading;
        this.units = units;
        this.types = types;
        this.messages = messages;
    }

    /** What was typed on a similar case, kept when it is refused. */
    record DecisionForm(
            @Nullable String other,
            @Nullable String decision,
            @Nullable String reason) {}

    /** What was typed to join cases, kept when it is refused: {@code others} ticked, {@code more} typed. */
    record JointForm(
            @Nullable List<String> others,
            @Nullable String more,
            @Nullable String ground,
            @Nullable String reason) {

        static final JointForm EMPTY = new JointForm(null, null, null, null);

        public boolean ticked(String number) {
            return others != null && others.contains(number);
        }
    }

    @GetMapping("/cases/{no}/similar")
    ModelAndView panel(
            @PathVariable("no") CaseNumber no,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Actor actor,
            Locale locale) {
        return page(no, JointForm.EMPTY, htmx, actor, locale);
    }

    @PostMapping("/cases/{no}/similar")
    ModelAndView decide(
            @PathVariable("no") CaseNumber no,
            DecisionForm form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        LinkDecision decision = Typed.word(LinkDecision.class, form.decision());
        ChangeOutcome outcome = tried(() -> decision == null
                ? Refused.because("decision", "links.problem.decision")
                : links.decide(
                        no,
                        CaseNumber.of(form.other() == null ? "" : form.other()),
                        decision,
                        Typed.text(form.reason()),
                        actor));
        return answer(no, outcome, "links.done." + decision, JointForm.EMPTY, htmx, actor, locale, redirect);
    }

    /** The line in the file's header: which joint case it belongs to; empty for most. */
    @GetMapping("/cases/{no}/joint")
    ModelAndView joint(
            @PathVariable("no") CaseNumber no,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Actor actor,
            Locale locale) {
        CaseRef file = cases.require(no, actor);
        if (htmx == null) {
            return new ModelAndView("redirect:/cases/" + no + "/similar");
        }
        return new ModelAndView("links/parts :: joint-line")
                .addObject("caseNo", no.value())
                .addObject("joint", reading.holding(file.id(), actor).orElse(null))
                .addObject("words", new LinkWords(units, types, locale));
    }

    /** Joins cases to this one as their lead. */
    @PostMapping("/cases/{no}/joint")
    ModelAndView join(
            @PathVariable("no") CaseNumber no,
            JointForm form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        ChangeOutcome outcome = tried(() -> joints.propose(
                no, others(form), Typed.word(JointGround.class, form.ground()), Typed.text(form.reason()), actor));
        return answer(no, outcome, "links.done.joint", form, htmx, actor, locale, redirect);
    }

    private static List<CaseNumber> others(JointForm form) {
        List<String> numbers = new ArrayList<>(form.others() == null ? List.of() : form.others());
        numbers.addAll(Typed.list(form.more()));
        return numbers.stream().distinct().map(CaseNumber::of).toList();
    }

    static ChangeOutcome tried(Supplier<ChangeOutcome> change) {
        try {
            return change.get();
        } catch (InvalidValueException e) {
            return Refused.because("form", e.key(), e.args());
        }
    }

    private ModelAndView answer(
            CaseNumber no,
            ChangeOutcome outcome,
            String done,
            JointForm form,
            @Nullable String htmx,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        if (outcome instanceof Refused refused) {
            ModelAndView page = page(no, form, htmx, actor, locale);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problems", Problems.texts(refused, messages, locale));
            return page;
        }
        String text = messages.getMessage(done, null, locale);
        if (htmx == null) {
            redirect.addFlashAttribute("notice", text);
            return new ModelAndView("redirect:/cases/" + no + "/similar");
        }
        return page(no, JointForm.EMPTY, htmx, actor, locale).addObject("done", text);
    }

    private ModelAndView page(CaseNumber no, JointForm form, @Nullable String htmx, Actor actor, Locale locale) {
        SimilarCases.Panel panel = similar.of(no, actor);
        return new ModelAndView(htmx == null ? "links/similar" : "links/similar :: panel")
                .addObject("caseNo", no.value())
                .addObject("view", panel)
                .addObject("joint", reading.holding(panel.file().id(), actor).orElse(null))
                .addObject("grounds", JointGround.values())
                .addObject("jointForm", form)
                .addObject("words", new LinkWords(units, types, locale));
    }
}
