package cn.fanzha.command.operations.web;

import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.operations.Operations;
import cn.fanzha.command.operations.PremisesKind;
import cn.fanzha.command.operations.Problems;
import cn.fanzha.command.operations.SeizureKind;
import cn.fanzha.command.operations.Typed;
import cn.fanzha.command.operations.UnitNames;
import cn.fanzha.command.operations.domain.OperationRecords.Things;
import cn.fanzha.command.operations.domain.OperationRecords.Trip;
import cn.fanzha.command.operations.domain.RecordCorrections;
import cn.fanzha.command.operations.domain.RecordCorrections.Entry;
import cn.fanzha.command.operations.domain.RecordCorrections.Kind;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import java.util.List;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Corrects one trip, seizure or inspection of an operation. */
@Controller
@RequestMapping("/operations/{no}/records/{kind}/{record}")
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class OperationRecordController {

    private final RecordCorrections corrections;
    private final Operations operations;
    private final Units units;
    private final MessageSource messages;

    OperationRecordController(
            RecordCorrections corrections, Operations operations, Units units, MessageSource messages) {
        this.corrections = corrections;
        this.operations = operations;
        this.units = units;
        this.messages = messages;
    }

    /** What was typed, kept when it is refused or stale. */
    record CorrectionForm(
            @Nullable String leftOn,
            @Nullable String returnedOn,
            @Nullable String quantity,
            @Nullable String provinces,
            @Nullable String cities,
            @Nullable String thing,
            @Nullable String at,
            @Nullable String reason,
            @Nullable Integer version) {

        static CorrectionForm of(Entry entry) {
            Trip trip = entry.trip();
            return new CorrectionForm(
                    trip == null ? null : String.valueOf(trip.leftOn()),
                    trip == null || trip.returnedOn() == null ? null : String.valueOf(trip.returnedOn()),
                    String.valueOf(entry.quantity()),
                    trip == null ? null : String.join("、", trip.provinces()),
                    trip == null ? null : String.join("、", trip.cities()),
                    entry.thing(),
                    Typed.field(entry.at()),
                    null,
                    entry.version());
        }

        int edition() {
            return Objects.requireNonNullElse(version, -1);
        }
    }

    /** Which record, and who asks. */
    private record Call(String no, Kind kind, String number, Actor actor, Locale locale, RedirectAttributes redirect) {}

    @GetMapping
    ModelAndView form(
            @PathVariable("no") String no,
            @PathVariable("kind") Kind kind,
            @PathVariable("record") String number,
            Actor actor) {
        Entry entry = corrections.find(no, kind, number, actor);
        return page(no, entry, CorrectionForm.of(entry), actor);
    }

    @PostMapping
    ModelAndView change(
            @PathVariable("no") String no,
            @PathVariable("kind") Kind kind,
            @PathVariable("record") String number,
            CorrectionForm form,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        String reason = Typed.text(form.reason());
        return answer(
                new Call(no, kind, number, actor, locale, redirect),
                form,
                () -> kind == Kind.TRIP
                        ? corrections.change(no, number, trip(form), form.edition(), reason, actor)
                        : corrections.change(no, kind, number, things(kind, form), form.edition(), reason, actor),
                "operations.record.changed");
    }

    @PostMapping("/remove")
    ModelAndView remove(
            @PathVariable("no") String no,
            @PathVariable("kind") Kind kind,
            @PathVariable("record") String number,
            CorrectionForm form,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        CorrectionForm kept = form.leftOn() == null && form.quantity() == null
                ? CorrectionForm.of(corrections.find(no, kind, number, actor))
                : form;
        return answer(
                new Call(no, kind, number, actor, locale, redirect),
                kept,
                () -> corrections.remove(no, kind, number, form.edition(), Typed.text(form.reason()), actor),
                "operations.record.removed");
    }

    private static Trip trip(CorrectionForm form) {
        Long officers = Typed.number(form.quantity());
        return new Trip(
                null,
                Typed.day(form.leftOn()),
                Typed.day(form.returnedOn()),
                officers == null ? null : (int) Math.min(officers, Integer.MAX_VALUE),
                Typed.list(form.provinces()),
                Typed.list(form.cities()));
    }

    private static Things<?> things(Kind kind, CorrectionForm form) {
        return kind == Kind.SEIZURE
                ? new Things<>(
                        null,
                        Typed.word(SeizureKind.class, form.thing()),
                        Typed.number(form.quantity()),
                        Typed.time(form.at()))
                : new Things<>(
                        null,
                        Typed.word(PremisesKind.class, form.thing()),
                        Typed.number(form.quantity()),
                        Typed.time(form.at()));
    }

    private ModelAndView answer(Call call, CorrectionForm form, Supplier<ChangeOutcome> change, String done) {
        ChangeOutcome outcome;
        try {
            outcome = change.get();
        } catch (InvalidValueException e) {
            outcome = ChangeOutcome.Refused.because("form", e.key(), e.args());
        }
        return switch (outcome) {
            case ChangeOutcome.Done ok -> {
                call.redirect().addFlashAttribute("notice", messages.getMessage(done, null, call.locale()));
                yield new ModelAndView("redirect:/operations/" + call.no());
            }
            case ChangeOutcome.Refused refused ->
                again(call, form).addObject("problems", Problems.texts(refused, messages, call.locale()));
            case ChangeOutcome.Stale stale -> again(call, form).addObject("stale", true);
        };
    }

    private ModelAndView again(Call call, CorrectionForm form) {
        Entry entry = corrections.find(call.no(), call.kind(), call.number(), call.actor());
        ModelAndView page = page(call.no(), entry, form, call.actor());
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(String no, Entry entry, CorrectionForm form, Actor actor) {
        ModelAndView page = new ModelAndView("operations/record");
        page.addObject("operation", operations.require(no, actor));
        page.addObject("entry", entry);
        page.addObject("form", form);
        page.addObject("names", new UnitNames(units));
        page.addObject("what", entry.kind() == Kind.SEIZURE ? "seizure" : "inspection");
        page.addObject(
                "kinds", entry.kind() == Kind.SEIZURE ? List.of(SeizureKind.values()) : List.of(PremisesKind.values()));
        return page;
    }
}
