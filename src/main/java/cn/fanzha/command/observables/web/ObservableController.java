package cn.fanzha.command.observables.web;

import cn.fanzha.command.observables.ObservablePanel;
import cn.fanzha.command.observables.domain.ObservableReading;
import cn.fanzha.command.observables.domain.ObservableView;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.Role;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One observable: where it was seen, what it occurs together with, and its value opened with a reason. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class ObservableController {

    private final ObservableReading reading;
    private final List<ObservablePanel> panels;
    private final Units units;

    ObservableController(ObservableReading reading, ObjectProvider<ObservablePanel> panels, Units units) {
        this.reading = reading;
        this.panels = panels.stream()
                .sorted(Comparator.comparingInt(ObservablePanel::order))
                .toList();
        this.units = units;
    }

    /** The names and times that the page shows instead of ids and instants. */
    record Names(Units units) {
        public String unit(UUID id) {
            return units.find(id).map(UnitRef::name).orElse("—");
        }

        public String time(@Nullable Instant at) {
            return at == null ? "—" : ChinaTime.format(at);
        }
    }

    @GetMapping("/observables/{id}")
    ModelAndView open(
            @PathVariable("id") UUID id,
            @RequestParam(name = "after", required = false) @Nullable String after,
            Actor actor) {
        ObservableView view = reading.open(id, after == null || after.isBlank() ? null : Cursor.decode(after), actor);
        ModelAndView page = new ModelAndView("observables/observable");
        page.addObject("view", view);
        page.addObject("analyst", actor.has(Role.ANALYST));
        page.addObject("continued", after != null);
        page.addObject("next", view.next() == null ? null : "/observables/" + id + "?after=" + view.next());
        page.addObject(
                "panels",
                panels.stream().filter(panel -> panel.concerns(view.type())).toList());
        page.addObject("names", new Names(units));
        return page;
    }

    /** Shows the value in full; the reason is asked for and stands in the audit log. */
    @PostMapping("/observables/{id}/reveal")
    ModelAndView reveal(
            @PathVariable("id") UUID id, @RequestParam(name = "reason", defaultValue = "") String reason, Actor actor) {
        ModelAndView fragment = new ModelAndView("observables/observable :: revealed");
        if (reason.strip().length() < 2) {
            fragment.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            fragment.addObject("missing", true);
            return fragment;
        }
        fragment.addObject("missing", false);
        fragment.addObject("value", reading.reveal(id, reason.strip(), actor));
        return fragment;
    }
}
