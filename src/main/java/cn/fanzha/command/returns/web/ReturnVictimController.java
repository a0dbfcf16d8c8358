package cn.fanzha.command.returns.web;

import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.VictimNotice;
import cn.fanzha.command.returns.domain.ReturnApplications;
import cn.fanzha.command.returns.domain.ReturnApplications.Applied;
import cn.fanzha.command.returns.domain.ReturnNotices;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Money;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What victims and others say to a return, as officers write it down: applications, objections, notices of payment. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
class ReturnVictimController {

    private final ReturnPages pages;
    private final ReturnApplications applications;
    private final ReturnNotices notices;

    ReturnVictimController(ReturnPages pages, ReturnApplications applications, ReturnNotices notices) {
        this.pages = pages;
        this.applications = applications;
        this.notices = notices;
    }

    @PostMapping("/returns/{no}/applications")
    ModelAndView apply(
            @PathVariable("no") ReturnNumber no,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return pages.act(
                no,
                () -> applications.apply(no, Typed.version(typed), applied(typed), actor),
                "returns.done.applied",
                typed,
                actor,
                locale,
                redirect);
    }

    private static Applied applied(Map<String, String> typed) {
        String victim = Typed.text(typed, "victim");
        Money loss = Typed.money(typed, "lossHere");
        if (!victim.matches("\\d{1,6}")) {
            throw new InvalidValueException("returns.apply.victim");
        }
        if (loss == null) {
            throw new InvalidValueException("returns.apply.loss");
        }
        return new Applied(
                Integer.parseInt(victim),
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
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return pages.act(
                no,
                () -> applications.checkId(no, Typed.version(typed), id, actor),
                "returns.done.checked",
                typed,
                actor,
                locale,
                redirect);
    }

    @PostMapping("/returns/{no}/applications/{id}/withdraw")
    ModelAndView withdraw(
            @PathVariable("no") ReturnNumber no,
            @PathVariable("id") UUID id,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return pages.act(
                no,
                () -> applications.withdraw(no, Typed.version(typed), id, Typed.text(typed, "note"), actor),
                "returns.done.withdrawn",
                typed,
                actor,
                locale,
                redirect);
    }

    @PostMapping("/returns/{no}/applications/{id}/told")
    ModelAndView told(
            @PathVariable("no") ReturnNumber no,
            @PathVariable("id") UUID id,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return pages.act(
                no,
                () -> applications.tell(
                        no,
                        Typed.version(typed),
                        id,
                        Typed.word(typed, "how", VictimNotice.class),
                        ChinaTime.parse(Typed.text(typed, "at")),
                        actor),
                "returns.done.told",
                typed,
                actor,
                locale,
                redirect);
    }

    @PostMapping("/returns/{no}/objections")
    ModelAndView object(
            @PathVariable("no") ReturnNumber no,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return pages.act(
                no,
                () -> notices.object(
                        no, Typed.version(typed), Typed.text(typed, "objector"), Typed.text(typed, "text"), actor),
                "returns.done.objected",
                typed,
                actor,
                locale,
                redirect);
    }

    @PostMapping("/returns/{no}/objections/{id}/answer")
    ModelAndView answer(
            @PathVariable("no") ReturnNumber no,
            @PathVariable("id") UUID id,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        String upheld = Typed.text(typed, "upheld");
        return pages.act(
                no,
                () -> notices.answer(
                        no,
                        Typed.version(typed),
                        id,
                        upheld.isEmpty() ? null : Boolean.valueOf(upheld),
                        Typed.text(typed, "answer"),
                        actor),
                "returns.done.answered",
                typed,
                actor,
                locale,
                redirect);
    }
}
