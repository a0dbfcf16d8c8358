package cn.fanzha.command.alerts.web;

import cn.fanzha.command.alerts.AlertOutcome;
import cn.fanzha.command.alerts.AttemptResult;
import cn.fanzha.command.alerts.AttemptStep;
import cn.fanzha.command.alerts.LossKnown;
import cn.fanzha.command.alerts.SkipReason;
import cn.fanzha.command.alerts.domain.AlertView;
import cn.fanzha.command.alerts.domain.Conclusion;
import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The file of an alert as a page, and the words of its forms. */
@Component
class AlertPages {

    private final Units units;
    private final FraudTypes types;
    private final MessageSource messages;
    private final Clock clock;

    AlertPages(Units units, FraudTypes types, MessageSource messages, Clock clock) {
        this.units = units;
        this.types = types;
        this.messages = messages;
        this.clock = clock;
    }

    ModelAndView file(AlertView view, Actor actor, Locale locale) {
        ModelAndView page = new ModelAndView("alerts/file");
        page.addObject("alert", view);
        page.addObject("works", actor.has(Role.OFFICER) || actor.has(Role.SUPERVISOR));
        page.addObject("words", new AlertWords(units, types, messages, locale, clock.instant()));
        page.addObject("results", results());
        page.addObject("skipReasons", SkipReason.values());
        page.addObject("outcomes", AlertOutcome.values());
        page.addObject("lossKnown", LossKnown.values());
        page.addObject("receivers", AlertListController.unitsInScope(actor, units));
        page.addObject("now", ChinaTime.formatSeconds(clock.instant()).replace(' ', 'T'));
        page.addObject("today", ChinaTime.date(clock.instant()));
        page.addObject("typed", AlertActForm.EMPTY);
        page.addObject("act", "");
        return page;
    }

    ModelAndView refuse(ModelAndView page, String key, Locale locale) {
        page.addObject("problems", List.of(text(key, locale)));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    String text(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }

    /** The moment typed; now where none is. */
    Instant moment(@Nullable String typed) {
        return typed == null || typed.isBlank() ? clock.instant() : ChinaTime.parse(typed);
    }

    static Conclusion conclusion(AlertActForm form) {
        String amount = form.lossAvoided();
        String known = form.lossKnown();
        return new Conclusion(
                word(AlertOutcome.class, form.outcome()),
                amount == null || amount.isBlank() ? null : Money.of(amount),
                known == null || known.isBlank() ? null : word(LossKnown.class, known),
                blankToNull(form.note()));
    }

    static <E extends Enum<E>> E word(Class<E> type, @Nullable String word) {
        try {
            return Enum.valueOf(type, word == null ? "" : word);
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException("alerts.choose." + type.getSimpleName());
        }
    }

    static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** What each step can end with, in the order of the steps. */
    private static Map<AttemptStep, List<AttemptResult>> results() {
        Map<AttemptStep, List<AttemptResult>> results = new LinkedHashMap<>();
        for (AttemptStep step : AttemptStep.values()) {
            results.put(
                    step,
                    Arrays.stream(AttemptResult.values())
                            .filter(result -> result.fits(step))
                            .toList());
        }
        return results;
    }
}
