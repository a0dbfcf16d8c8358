package cn.fanzha.command.identity.web;

import cn.fanzha.command.identity.CurrentActor;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.web.NavigationItem;
import cn.fanzha.command.shared.Actor;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the layout shows on every page: who is signed in, the unit, and the navigation of the own roles. */
@ControllerAdvice
class PageModel {

    private final CurrentActor current;
    private final Units units;
    private final List<NavigationItem> items;

    PageModel(CurrentActor current, Units units, ObjectProvider<NavigationItem> items) {
        this.current = current;
        this.units = units;
        this.items = items.stream()
                .sorted(Comparator.comparingInt(NavigationItem::order))
                .toList();
    }

    @ModelAttribute
    void describe(HttpServletRequest request, Model model) {
        if (request.getRequestURI().startsWith("/api/")) {
            return;
        }
        boolean error = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) != null;
        String path = error ? "/" : request.getRequestURI();
        Actor actor = current.find().orElse(null);
        model.addAttribute("actor", actor);
        // what only takes forms can't be asked for in the other language
        model.addAttribute("currentPath", request.getMethod().equals("GET") ? path : "/");
        model.addAttribute("navigation", actor == null ? List.of() : navigation(actor, error ? null : path));
        model.addAttribute(
                "unitName",
                actor == null
                        ? null
                        : units.find(actor.unitId()).map(UnitRef::name).orElse(null));
    }

    private List<Line> navigation(Actor actor, @Nullable String path) {
        String kind = units.find(actor.unitId()).map(unit -> unit.kind().name()).orElse(null);
        List<NavigationItem> own = items.stream()
                .filter(item -> item.isFor(actor, kind))
                .collect(Collectors.toMap(
                        NavigationItem::href, item -> item, (first, again) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
        String marked = path == null
                ? null
                : own.stream()
                        .map(NavigationItem::href)
                        .filter(href -> path.equals(href) || (!href.equals("/") && path.startsWith(href + "/")))
                        .max(Comparator.comparingInt(String::length))
                        .orElse(null);
        return own.stream()
                .map(item -> new Line(
                        item.key(), item.href(), item.icon(), item.href().equals(marked)))
                .toList();
    }

    /**
     * A line of the navigation as the layout draws it.
     *
     * @param current the page that is open belongs to it; one line at most
     */
    record Line(String key, String href, String icon, boolean current) {}
}
