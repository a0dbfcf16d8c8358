package cn.fanzha.command.links.web;

import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.links.JointCases;
import cn.fanzha.command.links.domain.Joint;
import cn.fanzha.command.links.domain.JointReading;
import cn.fanzha.command.links.domain.JointRights;
import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.operations.ChangeOutcome.Refused;
import cn.fanzha.command.operations.Problems;
import cn.fanzha.command.operations.Typed;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import java.util.Locale;
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

/** A joint case: its cases, the supervisor's decision, and parting them again. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class JointController {

    private final JointCases joints;
    private final JointReading reading;
    private final Units units;
    private final FraudTypes types;
    private final MessageSource messages;

    JointController(JointCases joints, JointReading reading, Units units, FraudTypes types, MessageSource messages) {
        this.joints = joints;
        this.reading = reading;
        this.units = units;
        this.types = types;
        this.messages = messages;
    }

    @GetMapping("/links/joint-cases/{no}")
    ModelAndView open(@PathVariable("no") String no, Actor actor, Locale locale) {
        return page(no, actor, locale);
    }

    @PostMapping("/links/joint-cases/{no}/decision")
    @PreAuthorize("hasRole('SUPERVISOR')")
    ModelAndView decide(
            @PathVariable("no") String no,
            @RequestParam(name = "verdict", defaultValue = "") String verdict,
            @RequestParam(name = "note", required = false) @Nullable String note,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        requireSeen(no, actor);
        return answer(
                no, joints.decide(no, verdict.equals("approve"), Typed.text(note), actor), actor, locale, redirect);
    }

    @PostMapping("/links/joint-cases/{no}/release")
    ModelAndView release(
            @PathVariable("no") String no,
            @RequestParam(name = "case", defaultValue = "") String member,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        requireSeen(no, actor);
        ChangeOutcome outcome =
                SimilarController.tried(() -> joints.release(no, CaseNumber.of(member), Typed.text(reason), actor));
        return answer(no, outcome, actor, locale, redirect);
    }

    @PostMapping("/links/joint-cases/{no}/lead")
    ModelAndView lead(
            @PathVariable("no") String no,
            @RequestParam(name = "case", defaultValue = "") String member,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        requireSeen(no, actor);
        ChangeOutcome outcome =
                SimilarController.tried(() -> joints.lead(no, CaseNumber.of(member), Typed.text(reason), actor));
        return answer(no, outcome, actor, locale, redirect);
    }

    @PostMapping("/links/joint-cases/{no}/end")
    ModelAndView end(
            @PathVariable("no") String no,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        requireSeen(no, actor);
        return answer(no, joints.end(no, Typed.text(reason), actor), actor, locale, redirect);
    }

    /** Before anything typed is looked at. */
    private void requireSeen(String no, Actor actor) {
        reading.open(no, actor);
    }

    private ModelAndView answer(
            String no, ChangeOutcome outcome, Actor actor, Locale locale, RedirectAttributes redirect) {
        if (outcome instanceof Refused refused) {
            ModelAndView page = page(no, actor, locale);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problems", Problems.texts(refused, messages, locale));
            return page;
        }
        redirect.addFlashAttribute("notice", messages.getMessage("links.joint.done", null, locale));
        return new ModelAndView("redirect:/links/joint-cases/" + no);
    }

    private ModelAndView page(String no, Actor actor, Locale locale) {
        Joint joint = reading.open(no, actor);
        return new ModelAndView("links/joint")
                .addObject("joint", joint)
                .addObject("rights", JointRights.of(joint, actor))
                .addObject("words", new LinkWords(units, types, locale));
    }
}
