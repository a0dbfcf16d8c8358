package cn.fanzha.command.webhooks.web;

import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.webhooks.domain.Deliveries;
import cn.fanzha.command.webhooks.domain.Delivery;
import cn.fanzha.command.webhooks.domain.DeliveryState;
import cn.fanzha.command.webhooks.domain.Subscription;
import cn.fanzha.command.webhooks.domain.Subscriptions;
import cn.fanzha.command.webhooks.domain.WebhookChange;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
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

/** Which institutions' systems are told where, what was sent to them, and what could not be delivered. */
@Controller
@PreAuthorize("hasRole('SYSTEM_ADMIN')")
class WebhookController {

    private static final int PAGE = 50;

    private final Subscriptions subscriptions;
    private final Deliveries deliveries;
    private final Units units;
    private final MessageSource messages;

    WebhookController(Subscriptions subscriptions, Deliveries deliveries, Units units, MessageSource messages) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.units = units;
        this.messages = messages;
    }

    @GetMapping("/webhooks")
    ModelAndView list(Actor actor) {
        return list("", "", null, actor);
    }

    /** Subscribes an institution; its secret is shown on the page that follows, and never again. */
    @PostMapping("/webhooks")
    ModelAndView add(
            @RequestParam(name = "institution", defaultValue = "") String code,
            @RequestParam(name = "url", defaultValue = "") String url,
            Actor actor,
            Locale locale) {
        UnitRef institution = units.findByCode(code.strip())
                .filter(unit -> !unit.kind().isPolice())
                .orElse(null);
        if (institution == null) {
            return list(code, url, text("webhooks.institution.unknown", locale), actor);
        }
        WebhookChange change;
        try {
            change = subscriptions.save(institution.id(), url, true, WebhookController::exists, actor);
        } catch (InvalidValueException e) {
            change = new WebhookChange.Refused(e.key(), List.of());
        }
        return switch (change) {
            case WebhookChange.Done done -> page(institution, null, null, actor).addObject("secret", done.secret());
            case WebhookChange.Refused refused ->
                list(
                        code,
                        url,
                        text(refused.messageKey(), locale, refused.args().toArray()),
                        actor);
        };
    }

    @GetMapping("/webhooks/{code}")
    ModelAndView one(
            @PathVariable("code") String code,
            @RequestParam(name = "state", required = false) @Nullable DeliveryState state,
            @RequestParam(name = "after", required = false) @Nullable String after,
            Actor actor) {
        return page(subscriptions.institution(code), state, after, actor);
    }

    @PostMapping("/webhooks/{code}")
    ModelAndView save(
            @PathVariable("code") String code,
            @RequestParam(name = "url", defaultValue = "") String url,
            @RequestParam(name = "active", defaultValue = "false") boolean active,
            @RequestParam(name = "version", defaultValue = "-1") int version,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        UnitRef institution = subscriptions.institution(code);
        try {
            return switch (subscriptions.save(institution.id(), url, active, same(version), actor)) {
                case WebhookChange.Done done -> back(institution, "webhooks.saved", locale, redirect);
                case WebhookChange.Refused refused ->
                    refused(
                            institution,
                            text(refused.messageKey(), locale, refused.args().toArray()),
                            url,
                            actor);
            };
        } catch (InvalidValueException e) {
            return refused(institution, text(e.key(), locale), url, actor);
        }
    }

    /** Not a redirect: the secret is shown here once, and must not rest in the session meanwhile. */
    @PostMapping("/webhooks/{code}/secret")
    ModelAndView newSecret(
            @PathVariable("code") String code,
            @RequestParam(name = "version", defaultValue = "-1") int version,
            Actor actor,
            Locale locale) {
        UnitRef institution = subscriptions.institution(code);
        try {
            ModelAndView page;
            switch (subscriptions.newSecret(institution.id(), same(version), actor)) {
                case WebhookChange.Done done ->
                    page = page(institution, null, null, actor).addObject("secret", done.secret());
                case WebhookChange.Refused refused ->
                    page = refused(institution, text(refused.messageKey(), locale), null, actor);
            }
            return page;
        } catch (InvalidValueException e) {
            return refused(institution, text(e.key(), locale), null, actor);
        }
    }

    @PostMapping("/webhooks/{code}/replay")
    ModelAndView replayAll(@PathVariable("code") String code, Actor actor, Locale locale, RedirectAttributes redirect) {
        UnitRef institution = subscriptions.institution(code);
        int count = deliveries.replayAll(institution.id(), actor);
        return back(institution, "webhooks.replayed", locale, redirect, count);
    }

    @PostMapping("/webhooks/{code}/deliveries/{id}/replay")
    ModelAndView replay(
            @PathVariable("code") String code,
            @PathVariable("id") UUID id,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        UnitRef institution = subscriptions.institution(code);
        return deliveries.replay(institution.id(), id, actor)
                ? back(institution, "webhooks.replayed", locale, redirect, 1)
                : refused(institution, text("webhooks.not-dead", locale), null, actor);
    }

    private ModelAndView list(String code, String url, @Nullable String problem, Actor actor) {
        ModelAndView page = new ModelAndView("webhooks/list")
                .addObject("lines", subscriptions.all(actor))
                .addObject("code", code)
                .addObject("url", url)
                .addObject(
                        "institutions",
                        Arrays.stream(UnitKind.values())
                                .filter(kind -> !kind.isPolice())
                                .flatMap(kind -> units.institutions(kind).stream())
                                .filter(UnitRef::active)
                                .limit(500)
                                .toList());
        if (problem != null) {
            page.addObject("problems", List.of(problem));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return page;
    }

    private ModelAndView page(UnitRef institution, @Nullable DeliveryState state, @Nullable String after, Actor actor) {
        KeysetPage<Delivery> found =
                deliveries.page(institution.id(), state, after == null ? null : Cursor.decode(after), PAGE, actor);
        Subscription subscription = subscriptions.of(institution.id(), actor).orElse(null);
        return new ModelAndView("webhooks/institution")
                .addObject("institution", institution)
                .addObject("subscription", subscription)
                .addObject("url", subscription == null ? "" : subscription.url())
                .addObject("states", DeliveryState.values())
                .addObject("state", state)
                .addObject("rows", found.rows())
                .addObject("next", found.next());
    }

    private ModelAndView refused(UnitRef institution, String why, @Nullable String url, Actor actor) {
        ModelAndView page = page(institution, null, null, actor).addObject("problems", List.of(why));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return url == null ? page : page.addObject("url", url);
    }

    private ModelAndView back(
            UnitRef institution, String key, Locale locale, RedirectAttributes redirect, Object... args) {
        redirect.addFlashAttribute("notice", text(key, locale, args));
        return new ModelAndView("redirect:/webhooks/" + institution.code());
    }

    private static java.util.function.IntConsumer same(int version) {
        return current -> {
            if (current != version) {
                throw new InvalidValueException("webhooks.stale");
            }
        };
    }

    private static void exists(int current) {
        throw new InvalidValueException("webhooks.exists");
    }

    private String text(String key, Locale locale, Object... args) {
        return java.util.Objects.requireNonNullElse(messages.getMessage(key, args, key, locale), key);
    }
}
