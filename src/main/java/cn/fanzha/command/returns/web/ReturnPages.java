package cn.fanzha.command.returns.web;

import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.ReturnWay;
import cn.fanzha.command.returns.VictimNotice;
import cn.fanzha.command.returns.domain.ReturnChange;
import cn.fanzha.command.returns.domain.ReturnReading;
import cn.fanzha.command.returns.domain.ReturnView;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of one return, and how an act on it is answered. */
@Component
class ReturnPages {

    private final ReturnReading reading;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    ReturnPages(ReturnReading reading, Units units, MessageSource messages, Clock clock) {
        this.reading = reading;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    ModelAndView page(ReturnView view, Map<String, String> typed, Actor actor, Locale locale) {
        ModelAndView page = new ModelAndView("returns/return");
        page.addObject("ret", view);
        page.addObject("typed", typed);
        page.addObject("opened", view.version());
        page.addObject("flow", reading.flow(view.number(), actor));
        page.addObject("victims", view.may().apply() ? reading.victims(view.number(), actor) : List.of());
        page.addObject("seconds", view.may().propose() ? reading.seconds(view.number(), actor) : List.of());
        page.addObject("ways", ReturnWay.values());
        page.addObject("hows", VictimNotice.values());
        page.addObject("words", words(locale));
        return page;
    }

    /**
     * Acts, then leads to the page; a refusal stands on it above what was typed, with 422.
     *
     * @param done message key of what was done
     */
    ModelAndView act(
            ReturnNumber no,
            Supplier<ReturnChange> act,
            String done,
            Map<String, String> typed,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        ReturnWords words = words(locale);
        ReturnChange change;
        try {
            change = act.get();
        } catch (InvalidValueException e) {
            return refused(no, words.text(e.key(), Arrays.asList(e.args())), typed, actor, locale);
        }
        return switch (change) {
            case ReturnChange.Done ok -> {
                redirect.addFlashAttribute("notice", words.text(done));
                yield new ModelAndView("redirect:/returns/" + ok.number());
            }
            case ReturnChange.Refused refused ->
                refused(no, words.text(refused.messageKey(), refused.args()), typed, actor, locale);
            case ReturnChange.Stale stale -> refused(no, words.text("returns.stale"), typed, actor, locale);
        };
    }

    private ModelAndView refused(ReturnNumber no, String why, Map<String, String> typed, Actor actor, Locale locale) {
        ModelAndView page = page(reading.glance(no, actor), typed, actor, locale);
        page.addObject("problems", List.of(why));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    ReturnWords words(Locale locale) {
        return new ReturnWords(units, messages, locale, clock.instant());
    }
}
