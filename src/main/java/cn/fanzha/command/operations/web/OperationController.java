package cn.fanzha.command.operations.web;

import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.operations.CreditedRecords;
import cn.fanzha.command.operations.Crediting;
import cn.fanzha.command.operations.PremisesKind;
import cn.fanzha.command.operations.Problems;
import cn.fanzha.command.operations.SeizureKind;
import cn.fanzha.command.operations.Typed;
import cn.fanzha.command.operations.UnitNames;
import cn.fanzha.command.operations.domain.OperationCrediting;
import cn.fanzha.command.operations.domain.OperationReading;
import cn.fanzha.command.operations.domain.OperationRecords;
import cn.fanzha.command.operations.domain.OperationRecords.Things;
import cn.fanzha.command.operations.domain.OperationRecords.Trip;
import cn.fanzha.command.operations.domain.OperationView;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
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
    private final OperationCrediting crediting;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    OperationController(
            OperationReading reading,
            OperationRecords records,
            OperationCrediting crediting,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.reading = reading;
        this.records = records;
        this.crediting = crediting;
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

    /** What was typed to credit a record or to take it out, kept when it is refused. */
    record CreditForm(
            @Nullable String recordKind,
            @Nullable String record,
            @Nullable String whole,
            @Nullable String reason) {

        static final CreditForm EMPTY = new CreditForm(null, null, null, null);
    }

    /** Credits a record, or of a gang all that belongs to it. */
    @PostMapping("/operations/{no}/credits")
    ModelAndView credit(
            @PathVariable("no") String no, CreditForm form, Actor actor, Locale locale, RedirectAttributes redirect) {
        Crediting.Credited credited = crediting.credit(no, kind(form), number(form), form.whole() != null, actor);
        if (credited.outcome() instanceof ChangeOutcome.Refused refused) {
            return refused(no, form, refused, actor, locale);
        }
        redirect.addFlashAttribute(
                "notice", messages.getMessage("operations.credit.done", new Object[] {credited.more()}, locale));
        return new ModelAndView("redirect:/operations/" + no);
    }

    @PostMapping("/operations/{no}/credits/remove")
    ModelAndView release(
            @PathVariable("no") String no, CreditForm form, Actor actor, Locale locale, RedirectAttributes redirect) {
        ChangeOutcome outcome = crediting.release(no, kind(form), number(form), Typed.text(form.reason()), actor);
        if (outcome instanceof ChangeOutcome.Refused refused) {
            return refused(no, form, refused, actor, locale);
        }
        redirect.addFlashAttribute("notice", messages.getMessage("operations.credit.released", null, locale));
        return new ModelAndView("redirect:/operations/" + no);
    }

    private static CreditedRecords.Kind kind(CreditForm form) {
        return Objects.requireNonNullElse(
                Typed.word(CreditedRecords.Kind.class, form.recordKind()), CreditedRecords.Kind.CASE);
    }

    private static String number(CreditForm form) {
        return Objects.requireNonNullElse(Typed.text(form.record()), "");
    }

    private ModelAndView refused(
            String no, CreditForm form, ChangeOutcome.Refused refused, Actor actor, Locale locale) {
        ModelAndView page = page(no, RecordForm.EMPTY, actor);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject("credit", form);
        page.addObject("problems", Problems.texts(refused, messages, locale));
        return page;
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
        OperationView view = reading.open(no, actor);
        page.addObject("view", view);
        page.addObject("lines", crediting.lines(view.operation(), actor));
        page.addObject("creditKinds", CreditedRecords.Kind.values());
        page.addObject("credit", CreditForm.EMPTY);
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
