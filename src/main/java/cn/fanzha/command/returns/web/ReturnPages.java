package cn.fanzha.command.returns.web;

import cn.fanzha.command.identity.Caller;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.ReturnWay;
import cn.fanzha.command.returns.VictimNotice;
import cn.fanzha.command.returns.domain.ReturnChange;
import cn.fanzha.command.returns.domain.ReturnReading;
import cn.fanzha.command.returns.domain.ReturnView;
import cn.fanzha.command.shared.Actor;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

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
        page.addObject("closed", view.may().apply() ? reading.closed(view.number(), actor) : List.of());
        page.addObject("seconds", view.may().propose() ? reading.seconds(view.number(), actor) : List.of());
        page.addObject("ways", ReturnWay.values());
        page.addObject("hows", VictimNotice.values());
        page.addObject("words", words(locale));
        return page;
    }

    /**
     * Acts, then leads to the page; a refusal stands on it above what was typed, with 422.
     *
     * @param done what was done, as in the messages {@code returns.done.*}
     */
    ModelAndView act(ReturnNumber no, String done, Map<String, String> typed, Caller by, Supplier<ReturnChange> act) {
        return ReturnActs.answer(
                words(by.locale()),
                done,
                "/returns/",
                by,
                act,
                why -> page(reading.glance(no, by.actor()), typed, by.actor(), by.locale())
                        .addObject("problems", List.of(why)));
    }

    ReturnWords words(Locale locale) {
        return new ReturnWords(units, messages, locale, clock.instant());
    }
}
