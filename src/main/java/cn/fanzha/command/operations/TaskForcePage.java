package cn.fanzha.command.operations;

import cn.fanzha.command.identity.CirclePeople;
import cn.fanzha.command.identity.CirclePeople.Form;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of a task force: who is named until when, and whom a supervisor can name. */
@Component
public class TaskForcePage {

    private final CirclePeople people;
    private final Units units;
    private final MessageSource messages;

    TaskForcePage(CirclePeople people, Units units, MessageSource messages) {
        this.people = people;
        this.units = units;
        this.messages = messages;
    }

    /**
     * The page.
     *
     * @param at address of the gang or operation
     * @param words prefix of the messages {@code title}, {@code rule} and {@code who}
     */
    public ModelAndView of(TaskForces.Circle circle, String at, String words, Form form, Actor actor) {
        ModelAndView page = new ModelAndView("operations/task-force");
        page.addObject("at", at);
        page.addObject("words", words);
        page.addObject("circle", circle);
        page.addObject("form", form);
        page.addObject("names", new UnitNames(units));
        if (circle.mayChange()) {
            people.offer(
                    page,
                    form,
                    units.police().stream()
                            .filter(unit -> unit.kind() != UnitKind.PLATFORM)
                            .toList(),
                    actor);
        }
        return page;
    }

    /** The page at {@code at} once it is done; else {@code again}, which has what was typed, with what is wrong. */
    public ModelAndView answer(
            ChangeOutcome outcome,
            String done,
            String at,
            Supplier<ModelAndView> again,
            Locale locale,
            RedirectAttributes on) {
        if (outcome instanceof ChangeOutcome.Refused refused) {
            ModelAndView page = again.get();
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problems", Problems.texts(refused, messages, locale));
            return page;
        }
        on.addFlashAttribute("notice", messages.getMessage(done, null, locale));
        return new ModelAndView("redirect:" + at + "/circle");
    }

    /** The last day that was typed; what is no day is refused as none. */
    public static @Nullable LocalDate lastDay(Form form) {
        try {
            return Typed.day(form.endsOn());
        } catch (InvalidValueException e) {
            return null;
        }
    }
}
