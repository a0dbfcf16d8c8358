package cn.fanzha.command.returns.web;

import cn.fanzha.command.identity.Caller;
import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.VictimNotice;
import cn.fanzha.command.returns.domain.ReturnApplications;
import cn.fanzha.command.returns.domain.ReturnApplications.Applied;
import cn.fanzha.command.returns.domain.ReturnNotices;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What victims and others say to a return, as officers write it down: applications, objections, notices of payment. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
class ReturnVictimController {

    /** A place in the return's case, or another case's number and the place there. */
    private static final Pattern VICTIM = Pattern.compile("(?:(A\\d{22})-)?(\\d{1,6})");

    private final ReturnPages pages;
    private final ReturnApplications applications;
    private final ReturnNotices notices;

    ReturnVictimController(ReturnPages pages, ReturnApplications applications, ReturnNotices notices) {
        this.pages = pages;
        this.applications = applications;
        this.notices = notices;
    }

    @PostMapping("/returns/{no}/applications")
    ModelAndView apply(@PathVariable("no") ReturnNumber no, @RequestParam Map<String, String> typed, Caller by) {
        return pages.act(
                no,
                "applied",
                typed,
                by,
                () -> applications.apply(no, Typed.version(typed), applied(typed), by.actor()));
    }

    private static Applied applied(Map<String, String> typed) {
        Matcher victim = VICTIM.matcher(Typed.text(typed, "victim"));
        Money loss = Typed.money(typed, "lossHere");
        if (!victim.matches()) {
            throw new InvalidValueException("returns.apply.victim");
        }
        if (loss == null) {
            throw new InvalidValueException("returns.apply.loss");
        }
        return new Applied(
                victim.group(1) == null ? null : CaseNumber.of(victim.group(1)),
                Integer.parseInt(victim.group(2)),
                Typed.text(typed, "account"),
                loss,
                Typed.money(typed, "lossTotal"),
                "1".equals(typed.get("checked")),
                Typed.day(typed, "appliedOn"));
    }

    @PostMapping("/returns/{no}/applications/{id}/check")
    ModelAndView check(
            @PathVariable("no") ReturnNumber no,
            @PathVariable("id") UUID id,
            @RequestParam Map<String, String> typed,
            Caller by) {
        return pages.act(
                no, "checked", typed, by, () -> applications.checkId(no, Typed.version(typed), id, by.actor()));
    }

    @PostMapping("/returns/{no}/applications/{id}/withdraw")
    ModelAndView withdraw(
            @PathVariable("no") ReturnNumber no,
            @PathVariable("id") UUID id,
            @RequestParam Map<String, String> typed,
            Caller by) {
        String note = Typed.text(typed, "note");
        return pages.act(
                no,
                "withdrawn",
                typed,
                by,
                () -> applications.withdraw(no, Typed.version(typed), id, note, by.actor()));
    }

    @PostMapping("/returns/{no}/applications/{id}/told")
    ModelAndView told(
            @PathVariable("no") ReturnNumber no,
            @PathVariable("id") UUID id,
            @RequestParam Map<String, String> typed,
            Caller by) {
        return pages.act(no, "told", typed, by, () -> {
            VictimNotice how = Typed.word(typed, "how", VictimNotice.class);
            Instant at = ChinaTime.parse(Typed.text(typed, "at"));
            return applications.tell(no, Typed.version(typed), id, how, at, by.actor());
        });
    }

    @PostMapping("/returns/{no}/objections")
    ModelAndView object(@PathVariable("no") ReturnNumber no, @RequestParam Map<String, String> typed, Caller by) {
        String objector = Typed.text(typed, "objector");
        String text = Typed.text(typed, "text");
        return pages.act(
                no, "objected", typed, by, () -> notices.object(no, Typed.version(typed), objector, text, by.actor()));
    }

    @PostMapping("/returns/{no}/objections/{id}/answer")
    ModelAndView answer(
            @PathVariable("no") ReturnNumber no,
            @PathVariable("id") UUID id,
            @RequestParam Map<String, String> typed,
            Caller by) {
        String upheld = Typed.text(typed, "upheld");
        Boolean decided = upheld.isEmpty() ? null : Boolean.valueOf(upheld);
        String text = Typed.text(typed, "answer");
        return pages.act(
                no,
                "answered",
                typed,
                by,
                () -> notices.answer(no, Typed.version(typed), id, decided, text, by.actor()));
    }
}
