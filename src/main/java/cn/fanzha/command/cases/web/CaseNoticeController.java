package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.cases.NoticeWay;
import cn.fanzha.command.cases.StepOutcome;
import cn.fanzha.command.cases.domain.CaseReading;
import cn.fanzha.command.cases.domain.CaseStanding;
import cn.fanzha.command.cases.domain.CaseView;
import cn.fanzha.command.cases.domain.RejectionNotices;
import cn.fanzha.command.cases.domain.SendBack;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
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

/** Two answers that a file waits for: the reporter was told of the rejection; the receiver sends a transfer back. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
class CaseNoticeController {

    private final CaseReading reading;
    private final CaseStanding standing;
    private final RejectionNotices notices;
    private final SendBack sendBack;
    private final Units units;
    private final FraudTypes types;
    private final MessageSource messages;
    private final Clock clock;

    CaseNoticeController(
            CaseReading reading,
            CaseStanding standing,
            RejectionNotices notices,
            SendBack sendBack,
            Units units,
            FraudTypes types,
            MessageSource messages,
            Clock clock) {
        this.reading = reading;
        this.standing = standing;
        this.notices = notices;
        this.sendBack = sendBack;
        this.units = units;
        this.types = types;
        this.messages = messages;
        this.clock = clock;
    }

    /** What was typed, kept when it is refused. */
    record AnswerForm(
            @Nullable String way,
            @Nullable String at,
            @Nullable String note) {}

    @GetMapping("/cases/{no}/rejection-notice")
    ModelAndView notice(@PathVariable("no") CaseNumber no, Actor actor, Locale locale) {
        return page("cases/notice", no, new AnswerForm(null, now(), null), actor, locale);
    }

    @PostMapping("/cases/{no}/rejection-notice")
    ModelAndView notified(
            @PathVariable("no") CaseNumber no,
            AnswerForm form,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        StepOutcome outcome;
        try {
            NoticeWay way = Stream.of(NoticeWay.values())
                    .filter(one -> one.name().equals(form.way()))
                    .findFirst()
                    .orElse(null);
            outcome = notices.record(
                    no,
                    way,
                    ChinaTime.parse(form.at() == null ? "" : form.at()),
                    ClosingForm.blankToNull(form.note()),
                    null,
                    actor);
        } catch (InvalidValueException e) {
            outcome = new StepOutcome.Refused(e.key(), List.of(e.args()));
        }
        return answer(outcome, "cases/notice", "cases.notice.done", no, form, actor, locale, redirect);
    }

    @GetMapping("/cases/{no}/send-back")
    ModelAndView returning(@PathVariable("no") CaseNumber no, Actor actor, Locale locale) {
        return page("cases/send-back", no, new AnswerForm(null, now(), null), actor, locale);
    }

    @PostMapping("/cases/{no}/send-back")
    ModelAndView returned(
            @PathVariable("no") CaseNumber no,
            @RequestParam(name = "note", required = false) @Nullable String note,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        StepOutcome outcome = sendBack.sendBack(no, ClosingForm.blankToNull(note), null, actor);
        AnswerForm form = new AnswerForm(null, now(), note);
        return answer(outcome, "cases/send-back", "cases.send-back.done", no, form, actor, locale, redirect);
    }

    private ModelAndView answer(
            StepOutcome outcome,
            String view,
            String done,
            CaseNumber no,
            AnswerForm form,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        if (outcome instanceof StepOutcome.Refused refused) {
            ModelAndView page = page(view, no, form, actor, locale);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problems", List.of(StepTexts.text(refused, messages, locale)));
            return page;
        }
        redirect.addFlashAttribute("notice", messages.getMessage(done, null, locale));
        return new ModelAndView("redirect:/cases/" + no);
    }

    private ModelAndView page(String view, CaseNumber no, AnswerForm form, Actor actor, Locale locale) {
        CaseView file = reading.open(no, actor);
        ModelAndView page = new ModelAndView(view);
        page.addObject("no", no.value());
        page.addObject("standing", standing.of(file));
        page.addObject("mayWork", file.mayWork());
        page.addObject("form", form);
        page.addObject("ways", NoticeWay.values());
        page.addObject("names", new Names(units, types, locale));
        return page;
    }

    private String now() {
        return ChinaTime.formatSeconds(clock.instant()).replace(' ', 'T');
    }
}
