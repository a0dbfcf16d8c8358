package cn.fanzha.command.operations.web;

import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.operations.PremisesKind;
import cn.fanzha.command.operations.Problems;
import cn.fanzha.command.operations.SeizureKind;
import cn.fanzha.command.operations.Typed;
import cn.fanzha.command.operations.UnitNames;
import cn.fanzha.command.operations.domain.OperationReading;
import cn.fanzha.command.operations.domain.OperationRecords;
import cn.fanzha.command.operations.domain.OperationRecords.Things;
import cn.fanzha.command.operations.domain.OperationRecords.Trip;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of one operation: what is credited to it, and the forms that add trips, seizures and inspections. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class OperationController {

    private final OperationReading reading;
    private final OperationRecords records;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    OperationController(
            OperationReading reading, OperationRecords records, Units units, MessageSource messages, Clock clock) {
        this.reading = reading;
        this.records = records;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    /** What was typed into one of the three forms, kept when it is refused. */
    record RecordForm(
            @Nullable String what,
            @Nullable String unit,
            @Nullable String leftOn,
            @Nullable String returnedOn,
            @Nullable String officers,
            @Nullable String provinces,
            @Nullable String cities,
            @Nullable String kind,
            @Nullable String quantity,
            @Nullable String at) {

        static final RecordForm EMPTY = new RecordForm(null, null, null, null, null, null, null, null, null, null);

        public boolean is(String form) {
            return form.equals(what);
        }
    }

    @GetMapping("/operations/{no}")
    ModelAndView page(@PathVariable("no") String no, Actor actor) {
        return page(no, RecordForm.EMPTY, actor);
    }

    @PostMapping("/operations/{no}/trips")
    ModelAndView trip(
            @PathVariable("no") String no, RecordForm form, Actor actor, Locale locale, RedirectAttributes redirect) {
        return add(no, form, actor, locale, redirect, () -> {
            Long officers = Typed.number(form.officers());
            return records.addTrip(
                    no,
                    new Trip(
                            Typed.text(form.unit()),
                            Typed.day(form.leftOn()),
                            Typed.day(form.returnedOn()),
                            officers == null ? null : (int) Math.min(officers, Integer.MAX_VALUE),
                            Typed.list(form.provinces()),
                            Typed.list(form.cities())),
                    actor);
        });
    }

    @PostMapping("/operations/{no}/seizures")
    ModelAndView seizure(
            @PathVariable("no") String no, RecordForm form, Actor actor, Locale locale, RedirectAttributes redirect) {
        return add(
                no,
                form,
                actor,
                locale,
                redirect,
                () -> records.addSeizure(
                        no,
                        new Things<>(
                                Typed.text(form.unit()),
                                Typed.word(SeizureKind.class, form.kind()),
                                Typed.number(form.quantity()),
                                Typed.time(form.at())),
                        actor));
    }

    @PostMapping("/operations/{no}/inspections")
    ModelAndView inspection(
            @PathVariable("no") String no, RecordForm form, Actor actor, Locale locale, RedirectAttributes redirect) {
        return add(
                no,
                form,
                actor,
                locale,
                redirect,
                () -> records.addInspection(
                        no,
                        new Things<>(
                                Typed.text(form.unit()),
                                Typed.word(PremisesKind.class, form.kind()),
                                Typed.number(form.quantity()),
                                Typed.time(form.at())),
                        actor));
    }

    private ModelAndView add(
            String no,
            RecordForm form,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect,
            Supplier<ChangeOutcome> change) {
        ChangeOutcome outcome;
        try {
            outcome = change.get();
        } catch (InvalidValueException e) {
            outcome = ChangeOutcome.Refused.because("form", e.key(), e.args());
        }
        if (outcome instanceof ChangeOutcome.Refused refused) {
            ModelAndView page = page(no, form, actor);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problems", Problems.texts(refused, messages, locale));
            return page;
        }
        redirect.addFlashAttribute("notice", messages.getMessage("operations.added", null, locale));
        return new ModelAndView("redirect:/operations/" + no);
    }

    private ModelAndView page(String no, RecordForm form, Actor actor) {
        ModelAndView page = new ModelAndView("operations/operation");
        page.addObject("view", reading.open(no, actor));
        page.addObject("names", new UnitNames(units));
        page.addObject("own", units.get(actor.unitId()));
        page.addObject("unitsInScope", units.subtree(actor.unitId()));
        page.addObject("form", form);
        page.addObject("now", Typed.field(clock.instant()));
        page.addObject("seizureKinds", SeizureKind.values());
        page.addObject("premisesKinds", PremisesKind.values());
        return page;
    }
}
