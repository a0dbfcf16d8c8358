package cn.fanzha.command.returns.web;

import cn.fanzha.command.identity.Caller;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.ShareFailure;
import cn.fanzha.command.returns.domain.ReturnChange;
import cn.fanzha.command.returns.domain.ReturnDesk;
import cn.fanzha.command.returns.domain.ReturnDesk.Failure;
import cn.fanzha.command.returns.domain.ReturnDesk.Receipt;
import cn.fanzha.command.returns.domain.ReturnLists;
import cn.fanzha.command.returns.domain.ReturnReading;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The bank's desk of returns: what it was asked to pay out of its own accounts, and nothing else. */
@Controller
@PreAuthorize("hasRole('LIAISON')")
class ReturnDeskController {

    private final ReturnLists lists;
    private final ReturnReading reading;
    private final ReturnDesk desk;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    ReturnDeskController(
            ReturnLists lists,
            ReturnReading reading,
            ReturnDesk desk,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.lists = lists;
        this.reading = reading;
        this.desk = desk;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/desk/returns")
    ModelAndView queue(Actor actor, Locale locale) {
        return new ModelAndView("returns/desk")
                .addObject("rows", lists.queue(actor))
                .addObject("answered", lists.answered(actor))
                .addObject("words", words(locale));
    }

    /** Shows names and accounts in full; the reading is audited. */
    @GetMapping("/desk/returns/{no}")
    ModelAndView open(@PathVariable("no") ReturnNumber no, Actor actor, Locale locale) {
        return page(no, Map.of(), null, actor, locale);
    }

    @PostMapping("/desk/returns/{no}/receive")
    ModelAndView receive(@PathVariable("no") ReturnNumber no, Caller by) {
        return act(no, "received", null, Map.of(), by, () -> desk.receive(no, by.actor()));
    }

    @PostMapping("/desk/returns/{no}/shares/{id}/paid")
    ModelAndView paid(
            @PathVariable("no") ReturnNumber no,
            @PathVariable("id") UUID id,
            @RequestParam Map<String, String> typed,
            Caller by) {
        return act(no, "paid", id, typed, by, () -> {
            String at = Typed.text(typed, "executedAt");
            Receipt receipt = new Receipt(Typed.text(typed, "receipt"), at.isEmpty() ? null : ChinaTime.parse(at));
            return desk.execute(no, id, receipt, by.actor());
        });
    }

    @PostMapping("/desk/returns/{no}/shares/{id}/failed")
    ModelAndView failed(
            @PathVariable("no") ReturnNumber no,
            @PathVariable("id") UUID id,
            @RequestParam Map<String, String> typed,
            Caller by) {
        return act(no, "failed", id, typed, by, () -> {
            ShareFailure why = Typed.word(typed, "why", ShareFailure.class);
            if (why == null) {
                throw new InvalidValueException("returns.fail.why");
            }
            Failure failure = new Failure(why, Typed.text(typed, "note"), Typed.money(typed, "balance"));
            return desk.fail(no, id, failure, by.actor());
        });
    }

    private ModelAndView act(
            ReturnNumber no,
            String done,
            @Nullable UUID share,
            Map<String, String> typed,
            Caller by,
            Supplier<ReturnChange> act) {
        return ReturnActs.answer(
                words(by.locale()),
                done,
                "/desk/returns/",
                by,
                act,
                why -> page(no, typed, share, by.actor(), by.locale()).addObject("problems", List.of(why)));
    }

    private ModelAndView page(
            ReturnNumber no, Map<String, String> typed, @Nullable UUID share, Actor actor, Locale locale) {
        return new ModelAndView("returns/desk-return")
                .addObject("ret", reading.openForBank(no, actor))
                .addObject("failures", ShareFailure.values())
                .addObject("typed", typed)
                .addObject("typedShare", share)
                .addObject("words", words(locale));
    }

    private ReturnWords words(Locale locale) {
        return new ReturnWords(units, messages, locale, clock.instant());
    }
}
