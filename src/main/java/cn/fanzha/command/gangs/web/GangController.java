package cn.fanzha.command.gangs.web;

import cn.fanzha.command.gangs.SuspectRole;
import cn.fanzha.command.gangs.domain.Dens;
import cn.fanzha.command.gangs.domain.Dens.Found;
import cn.fanzha.command.gangs.domain.GangAccounts;
import cn.fanzha.command.gangs.domain.GangReading;
import cn.fanzha.command.gangs.domain.GangWork;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.operations.PremisesKind;
import cn.fanzha.command.operations.Problems;
import cn.fanzha.command.operations.Typed;
import cn.fanzha.command.operations.UnitNames;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The file of one gang, and what is done on it: states, rounds, members, dens. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class GangController {

    private final GangReading reading;
    private final GangWork work;
    private final Dens dens;
    private final GangAccounts accounts;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    GangController(
            GangReading reading,
            GangWork work,
            Dens dens,
            GangAccounts accounts,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.reading = reading;
        this.work = work;
        this.dens = dens;
        this.accounts = accounts;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    /** What was typed into one of the page's forms, kept when it is refused. */
    record ActForm(
            @Nullable String at,
            @Nullable String note,
            @Nullable String person,
            @Nullable String role,
            @Nullable String kind,
            @Nullable String place,
            @Nullable String region,
            @Nullable String destroyedAt) {

        static final ActForm EMPTY = new ActForm(null, null, null, null, null, null, null, null);
    }

    /** The context that every action needs to be answered. */
    private record Call(String no, ActForm form, Actor actor, Locale locale, RedirectAttributes redirect) {}

    @GetMapping("/gangs/{no}")
    ModelAndView page(@PathVariable("no") String no, Actor actor) {
        return page(no, ActForm.EMPTY, actor);
    }

    @PostMapping("/gangs/{no}/investigate")
    ModelAndView investigate(
            @PathVariable("no") String no, ActForm form, Actor actor, Locale locale, RedirectAttributes redirect) {
        return act(new Call(no, form, actor, locale, redirect), () -> work.investigate(no, actor));
    }

    @PostMapping("/gangs/{no}/dismantle")
    @PreAuthorize("hasRole('SUPERVISOR')")
    ModelAndView dismantle(
            @PathVariable("no") String no, ActForm form, Actor actor, Locale locale, RedirectAttributes redirect) {
        return act(new Call(no, form, actor, locale, redirect), () -> {
            Instant at = Typed.time(form.at());
            return at == null
                    ? ChangeOutcome.Refused.because("at", "gangs.problem.date")
                    : work.dismantle(no, at, actor);
        });
    }

    @PostMapping("/gangs/{no}/rounds")
    ModelAndView round(
            @PathVariable("no") String no, ActForm form, Actor actor, Locale locale, RedirectAttributes redirect) {
        return act(new Call(no, form, actor, locale, redirect), () -> work.round(no, Typed.text(form.note()), actor));
    }

    @PostMapping("/gangs/{no}/members")
    ModelAndView link(
            @PathVariable("no") String no, ActForm form, Actor actor, Locale locale, RedirectAttributes redirect) {
        return act(
                new Call(no, form, actor, locale, redirect),
                () -> work.link(no, Typed.text(form.person()), Typed.word(SuspectRole.class, form.role()), actor));
    }

    @PostMapping("/gangs/{no}/members/{person}/remove")
    ModelAndView unlink(
            @PathVariable("no") String no,
            @PathVariable("person") String person,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return act(new Call(no, ActForm.EMPTY, actor, locale, redirect), () -> work.unlink(no, person, actor));
    }

    @PostMapping("/gangs/{no}/dens")
    ModelAndView den(
            @PathVariable("no") String no, ActForm form, Actor actor, Locale locale, RedirectAttributes redirect) {
        return act(
                new Call(no, form, actor, locale, redirect),
                () -> dens.add(
                        no,
                        new Found(
                                Typed.word(PremisesKind.class, form.kind()),
                                Typed.text(form.place()),
                                Typed.text(form.region()),
                                Typed.time(form.destroyedAt())),
                        actor));
    }

    @PostMapping("/gangs/{no}/dens/{den}/destroyed")
    ModelAndView destroy(
            @PathVariable("no") String no,
            @PathVariable("den") String den,
            ActForm form,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return act(
                new Call(no, form, actor, locale, redirect),
                () -> dens.destroy(no, den, Typed.time(form.destroyedAt()), actor));
    }

    /** An account as typed, kept when it is refused. */
    record AccountForm(@Nullable String type, @Nullable String value) {

        /** Without the account. */
        @Override
        public String toString() {
            return "AccountForm";
        }
    }

    @PostMapping("/gangs/{no}/accounts")
    ModelAndView account(
            @PathVariable("no") String no, AccountForm form, Actor actor, Locale locale, RedirectAttributes redirect) {
        ModelAndView page = act(
                new Call(no, ActForm.EMPTY, actor, locale, redirect),
                () -> accounts.add(no, Typed.word(ObservableType.class, form.type()), Typed.text(form.value()), actor));
        return page.getStatus() == null ? page : page.addObject("account", form);
    }

    @PostMapping("/gangs/{no}/accounts/{id}/remove")
    ModelAndView removeAccount(
            @PathVariable("no") String no,
            @PathVariable("id") UUID id,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return act(new Call(no, ActForm.EMPTY, actor, locale, redirect), () -> accounts.remove(no, id, actor));
    }

    /** Shows an account in full; the reason stands in the audit log. */
    @PostMapping("/gangs/{no}/accounts/{id}/reveal")
    ModelAndView revealAccount(
            @PathVariable("no") String no,
            @PathVariable("id") UUID id,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            Actor actor,
            Locale locale) {
        Optional<String> value = accounts.reveal(no, id, Typed.text(reason), actor);
        ModelAndView page = page(no, ActForm.EMPTY, actor);
        if (value.isPresent()) {
            page.addObject("shown", id);
            page.addObject("value", value.get());
        } else {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problems", List.of(messages.getMessage("gangs.reveal.missing", null, locale)));
        }
        return page;
    }

    private ModelAndView act(Call call, Supplier<ChangeOutcome> change) {
        ChangeOutcome outcome;
        try {
            outcome = change.get();
        } catch (InvalidValueException e) {
            outcome = ChangeOutcome.Refused.because("form", e.key(), e.args());
        }
        if (outcome instanceof ChangeOutcome.Refused refused) {
            ModelAndView page = page(call.no(), call.form(), call.actor());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problems", Problems.texts(refused, messages, call.locale()));
            return page;
        }
        call.redirect().addFlashAttribute("notice", messages.getMessage("gangs.done", null, call.locale()));
        return new ModelAndView("redirect:/gangs/" + call.no());
    }

    private ModelAndView page(String no, ActForm form, Actor actor) {
        ModelAndView page = new ModelAndView("gangs/gang");
        page.addObject("view", reading.open(no, actor));
        page.addObject("form", form);
        page.addObject("now", Typed.field(clock.instant()));
        page.addObject("roles", SuspectRole.values());
        page.addObject("accountTypes", GangAccounts.TYPES);
        page.addObject("premisesKinds", PremisesKind.values());
        page.addObject("names", new UnitNames(units));
        return page;
    }
}
