package cn.fanzha.command.statistics.web;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.Period;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.statistics.domain.CloseOutcome;
import cn.fanzha.command.statistics.domain.CloseOutcome.Closed;
import cn.fanzha.command.statistics.domain.CloseOutcome.Refused;
import cn.fanzha.command.statistics.domain.CloseOutcome.Revised;
import cn.fanzha.command.statistics.domain.Closing;
import cn.fanzha.command.statistics.domain.ClosingHistory;
import cn.fanzha.command.statistics.domain.ClosingHistory.MonthState;
import cn.fanzha.command.statistics.domain.ClosingHistory.Year;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The closing page 月度关账 of the actor's tree: what is closed, by whom and why, and what waits. A supervisor of the
 * tree's top unit closes and revises; what is refused is answered 422 and the form keeps what was typed.
 */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class ClosingPage {

    private final Closing closing;
    private final ClosingHistory history;
    private final Units units;
    private final Clock clock;
    private final MessageSource messages;

    ClosingPage(Closing closing, ClosingHistory history, Units units, Clock clock, MessageSource messages) {
        this.closing = closing;
        this.history = history;
        this.units = units;
        this.clock = clock;
        this.messages = messages;
    }

    /** What stands in the forms. */
    record Typed(String through, String month, String reason) {}

    @GetMapping("/statistics/closing")
    ModelAndView page(@RequestParam(required = false) @Nullable Integer year, Actor actor) {
        return show(actor, year, null);
    }

    @PostMapping("/statistics/closing")
    @PreAuthorize("hasRole('SUPERVISOR')")
    ModelAndView close(
            @RequestParam(defaultValue = "") String through, Actor actor, Locale locale, RedirectAttributes redirect) {
        return act(
                () -> closing.closeThrough(top(actor), month(through), actor),
                new Typed(through, "", ""),
                actor,
                locale,
                redirect);
    }

    @PostMapping("/statistics/closing/revisions")
    @PreAuthorize("hasRole('SUPERVISOR')")
    ModelAndView revise(
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String reason,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return act(
                () -> closing.revise(top(actor), month(month), reason, actor),
                new Typed("", month, reason),
                actor,
                locale,
                redirect);
    }

    private ModelAndView act(
            Supplier<CloseOutcome> act, Typed typed, Actor actor, Locale locale, RedirectAttributes redirect) {
        String done;
        try {
            switch (act.get()) {
                case Closed(List<YearMonth> months) ->
                    done = months.isEmpty()
                            ? text(locale, "statistics.closing.done.none")
                            : text(
                                    locale,
                                    "statistics.closing.done.closed",
                                    months.size(),
                                    months.getFirst(),
                                    months.getLast());
                case Revised(int revision, int rows) ->
                    done = text(locale, "statistics.closing.done.revised", typed.month(), revision, rows);
                case Refused(String key) -> {
                    return refused(actor, typed, text(locale, key));
                }
            }
        } catch (InvalidValueException unreadable) {
            return refused(actor, typed, messages.getMessage(unreadable.key(), unreadable.args(), locale));
        }
        redirect.addFlashAttribute("notice", done);
        String year = (typed.through() + typed.month()).strip();
        return new ModelAndView(
                "redirect:/statistics/closing?year=" + month(year).getYear());
    }

    private ModelAndView refused(Actor actor, Typed typed, String why) {
        ModelAndView page = show(actor, null, typed);
        page.addObject("problems", List.of(why));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView show(Actor actor, @Nullable Integer year, @Nullable Typed typed) {
        UnitRef top = top(actor);
        YearMonth running = ChinaTime.month(clock.instant());
        Year shown = history.year(top, year != null ? year : yearOf(typed, running));
        ModelAndView page = new ModelAndView("statistics/closing");
        page.addObject("top", top);
        page.addObject("history", shown);
        page.addObject("acts", actor.has(Role.SUPERVISOR) && actor.unitId().equals(top.id()));
        page.addObject(
                "typed",
                typed == null || typed.through().isEmpty() && typed.month().isEmpty()
                        ? new Typed(
                                running.minusMonths(1).toString(),
                                firstPending(shown),
                                typed == null ? "" : typed.reason())
                        : typed);
        page.addObject("mayOpen", actor.scope().sees(top.id()));
        return page;
    }

    private static String firstPending(Year year) {
        return year.months().stream()
                .filter(month -> month.closed() && month.pending() > 0)
                .map(MonthState::month)
                .map(YearMonth::toString)
                .findFirst()
                .orElse("");
    }

    private static int yearOf(@Nullable Typed typed, YearMonth running) {
        try {
            return typed == null
                    ? running.getYear()
                    : month(typed.through() + typed.month()).getYear();
        } catch (InvalidValueException unreadable) {
            return running.getYear();
        }
    }

    private static YearMonth month(String text) {
        return Period.of(text.strip()).from();
    }

    private UnitRef top(Actor actor) {
        UnitRef top = closing.topOf(units.get(actor.unitId()));
        if (top == null) {
            throw new NotFoundException("unit", actor.unitId());
        }
        return top;
    }

    private String text(Locale locale, String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
