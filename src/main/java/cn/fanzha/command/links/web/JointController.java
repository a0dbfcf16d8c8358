package cn.fanzha.command.links.web;

import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.identity.Caller;
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
import java.util.function.Supplier;
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
            Caller by) {
        return act(no, by, () -> joints.decide(no, verdict.equals("approve"), Typed.text(note), by.actor()));
    }

    @PostMapping("/links/joint-cases/{no}/release")
    ModelAndView release(
            @PathVariable("no") String no,
            @RequestParam(name = "case", defaultValue = "") String member,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            Caller by) {
        return act(no, by, () -> joints.release(no, CaseNumber.of(member), Typed.text(reason), by.actor()));
    }

    @PostMapping("/links/joint-cases/{no}/lead")
    ModelAndView lead(
            @PathVariable("no") String no,
            @RequestParam(name = "case", defaultValue = "") String member,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            Caller by) {
        return act(no, by, () -> joints.lead(no, CaseNumber.of(member), Typed.text(reason), by.actor()));
    }

    @PostMapping("/links/joint-cases/{no}/end")
    ModelAndView end(
            @PathVariable("no") String no,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            Caller by) {
        return act(no, by, () -> joints.end(no, Typed.text(reason), by.actor()));
    }

    /** Who may not see it is refused before anything typed is looked at. */
    private ModelAndView act(String no, Caller by, Supplier<ChangeOutcome> act) {
        reading.open(no, by.actor());
        if (SimilarController.tried(act) instanceof Refused refused) {
            ModelAndView page = page(no, by.actor(), by.locale());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problems", Problems.texts(refused, messages, by.locale()));
            return page;
        }
        return by.leadTo("/links/joint-cases/" + no, messages.getMessage("links.joint.done", null, by.locale()));
    }

    private ModelAndView page(String no, Actor actor, Locale locale) {
        Joint joint = reading.open(no, actor);
        return new ModelAndView("links/joint")
                .addObject("joint", joint)
                .addObject("rights", JointRights.of(joint, actor))
                .addObject("words", new LinkWords(units, types, locale));
    }
}
