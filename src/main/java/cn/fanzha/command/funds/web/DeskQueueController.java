package cn.fanzha.command.funds.web;

import cn.fanzha.command.funds.domain.DeskQueue;
import cn.fanzha.command.funds.domain.StopChange;
import cn.fanzha.command.funds.domain.StopLists;
import cn.fanzha.command.funds.domain.StopRow;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.StopNumber;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The desk of a bank or payment institution: its own requests and nothing else; taken one by one, so that no two work on one. */
@Controller
@PreAuthorize("hasRole('LIAISON')")
class DeskQueueController {

    private static final int PAGE = 50;

    private final StopLists lists;
    private final DeskQueue queue;
    private final DeskRequestPage page;

    DeskQueueController(StopLists lists, DeskQueue queue, DeskRequestPage page) {
        this.lists = lists;
        this.queue = queue;
        this.page = page;
    }

    @GetMapping("/desk")
    ModelAndView queue(Actor actor, Locale locale) {
        List<StopRow> rows = lists.queue(actor);
        return new ModelAndView("funds/desk")
                .addObject("rows", rows)
                .addObject("holds", queue.holders(rows))
                .addObject("words", page.words(locale));
    }

    @GetMapping("/desk/answered")
    ModelAndView answered(
            @RequestParam(name = "after", required = false) @Nullable String after, Actor actor, Locale locale) {
        KeysetPage<StopRow> found = lists.settled(actor, after == null ? null : Cursor.decode(after), PAGE);
        return new ModelAndView("funds/answered")
                .addObject("rows", found.rows())
                .addObject("next", found.next() == null ? null : "/desk/answered?after=" + found.next())
                .addObject("words", page.words(locale));
    }

    /** Takes what burns most and no colleague has in hand. */
    @PostMapping("/desk/next")
    ModelAndView next(Actor actor, Locale locale, RedirectAttributes redirect) {
        return queue.next(actor)
                .map(no -> {
                    redirect.addFlashAttribute("notice", page.words(locale).text("funds.done.taken"));
                    return new ModelAndView("redirect:" + DeskRequestPage.address(no));
                })
                .orElseGet(() -> {
                    redirect.addFlashAttribute("notice", page.words(locale).text("funds.desk.nothing-next"));
                    return new ModelAndView("redirect:/desk");
                });
    }

    /** @param over from a colleague's hands */
    @PostMapping("/desk/{no}/take")
    ModelAndView take(
            @PathVariable("no") StopNumber no,
            @RequestParam(name = "over", defaultValue = "false") boolean over,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        StopChange change = queue.take(no, over, actor);
        AnswerForm form = AnswerForm.blank(0, actor.displayName());
        return page.after(no, change, "funds.done.taken", form, actor, locale, redirect);
    }

    @PostMapping("/desk/{no}/let-go")
    ModelAndView letGo(@PathVariable("no") StopNumber no, Actor actor, Locale locale, RedirectAttributes redirect) {
        StopChange change = queue.letGo(no, actor);
        AnswerForm form = AnswerForm.blank(0, actor.displayName());
        ModelAndView after = page.after(no, change, "funds.done.let-go", form, actor, locale, redirect);
        return after.getStatus() == null ? new ModelAndView("redirect:/desk") : after;
    }
}
