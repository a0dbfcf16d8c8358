package cn.fanzha.command.requests.web;

import cn.fanzha.command.observables.ObservablePanel;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.requests.ControlKind;
import cn.fanzha.command.requests.domain.ControlLists;
import cn.fanzha.command.shared.Actor;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.ModelAndView;

/** What was asked of partners about a number, site or app, and the way to ask: a panel of its page. */
@Controller
class ControlPanel implements ObservablePanel {

    private final ControlLists lists;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    ControlPanel(ControlLists lists, Units units, MessageSource messages, Clock clock) {
        this.lists = lists;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/observables/{id}/controls")
    @PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
    public ModelAndView panel(
            @PathVariable("id") UUID id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Actor actor,
            Locale locale) {
        return new ModelAndView(htmx == null ? "requests/panel" : "requests/panel :: panel")
                .addObject("id", id)
                .addObject("rows", lists.about(id, actor))
                .addObject("words", new ControlWords(units, messages, locale, clock.instant()));
    }

    @Override
    public String titleKey() {
        return "requests.panel.title";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public boolean concerns(ObservableType type) {
        return ControlKind.of(type).isPresent();
    }

    @Override
    public String href(UUID observable) {
        return "/observables/" + observable + "/controls";
    }
}
