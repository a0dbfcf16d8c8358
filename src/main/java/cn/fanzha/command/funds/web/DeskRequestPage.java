package cn.fanzha.command.funds.web;

import cn.fanzha.command.funds.AccountCategory;
import cn.fanzha.command.funds.OnwardTransfers;
import cn.fanzha.command.funds.RefusalReason;
import cn.fanzha.command.funds.domain.DeskAnswers;
import cn.fanzha.command.funds.domain.DeskHold;
import cn.fanzha.command.funds.domain.DeskQueue;
import cn.fanzha.command.funds.domain.StopChange;
import cn.fanzha.command.funds.domain.StopDesk;
import cn.fanzha.command.funds.domain.StopDetail;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.StopNumber;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** The page of one request on the desk, which every act on it comes back to. */
@Component
class DeskRequestPage {

    private final StopDesk desk;
    private final DeskQueue queue;
    private final DeskAnswers answers;
    private final OnwardTransfers onward;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    DeskRequestPage(
            StopDesk desk,
            DeskQueue queue,
            DeskAnswers answers,
            OnwardTransfers onward,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.desk = desk;
        this.queue = queue;
        this.answers = answers;
        this.onward = onward;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    /** Account and holder in full; the reading is audited. */
    ModelAndView open(StopNumber no, Actor actor, Locale locale) {
        StopDetail stop = desk.open(no, actor);
        return page(stop, AnswerForm.blank(stop.version(), actor.displayName()), List.of(), actor, locale);
    }

    /** The fragment that follows the state. */
    ModelAndView status(StopNumber no, Actor actor, Locale locale) {
        return new ModelAndView("funds/desk-request :: status")
                .addObject("stop", desk.glance(no, actor))
                .addObject("hold", queue.holder(no, actor))
                .addObject("words", words(locale));
    }

    /** Back to the page after what was done; with what was typed where it was not. */
    ModelAndView after(
            StopNumber no,
            StopChange change,
            String done,
            AnswerForm form,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        StopWords words = words(locale);
        return switch (change) {
            case StopChange.Done ok -> {
                redirect.addFlashAttribute("notice", words.text(done.isEmpty() ? "funds.done." + ok.state() : done));
                yield new ModelAndView("redirect:" + address(no));
            }
            case StopChange.Refused refused ->
                refused(no, form, words.text(refused.messageKey(), refused.args()), actor, locale);
            case StopChange.Stale stale ->
                refused(no, form, words.text("funds.stale", words.text("funds.state." + stale.state())), actor, locale);
        };
    }

    static String address(StopNumber no) {
        return "/desk/" + UriUtils.encodePathSegment(no.address(), StandardCharsets.UTF_8);
    }

    StopWords words(Locale locale) {
        return new StopWords(units, messages, locale, clock.instant());
    }

    private ModelAndView refused(StopNumber no, AnswerForm form, String why, Actor actor, Locale locale) {
        StopDetail stop = desk.open(no, actor);
        ModelAndView page = page(stop, form.withVersion(stop.version()), List.of(why), actor, locale);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(StopDetail stop, AnswerForm form, List<String> problems, Actor actor, Locale locale) {
        StopNumber no = stop.number();
        DeskHold hold = queue.holder(no, actor);
        return new ModelAndView("funds/desk-request")
                .addObject("stop", stop)
                .addObject("form", form)
                .addObject("problems", problems)
                .addObject("hold", hold)
                .addObject("mine", hold != null && hold.isOf(actor))
                .addObject("compared", answers.ofDesk(no, actor))
                .addObject("onward", onward.of(desk.idOf(no, actor)).size())
                .addObject(
                        "reasons",
                        Arrays.stream(RefusalReason.values())
                                .filter(r -> !r.isDifference())
                                .toList())
                .addObject("categories", AccountCategory.values())
                .addObject("words", words(locale));
    }
}
