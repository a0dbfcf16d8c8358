package cn.fanzha.command.organisation.web;

import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.organisation.domain.UnitDetails;
import cn.fanzha.command.organisation.domain.UnitReading;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The tree, the institutions, and one unit, for those who may see them. */
@Controller
@PreAuthorize("hasAnyRole('SYSTEM_ADMIN','OFFICER','ANALYST','SUPERVISOR')")
class UnitController {

    /** More rows are no help on a page: the search finds the others. */
    private static final int SHOWN = 500;

    private final UnitReading reading;
    private final Units units;

    UnitController(UnitReading reading, Units units) {
        this.reading = reading;
        this.units = units;
    }

    /** A unit of the tree with how far it stands below the top that the reader sees. */
    record Row(UnitRef unit, int depth) {}

    @GetMapping("/units")
    ModelAndView list(
            @RequestParam(name = "tab", required = false) @Nullable String tab,
            @RequestParam(name = "q", required = false) @Nullable String words,
            Actor actor) {
        ModelAndView page = new ModelAndView("organisation/units");
        boolean institutions = "institutions".equals(tab);
        boolean searching = words != null && !words.isBlank();
        page.addObject("tab", institutions ? "institutions" : "tree");
        page.addObject("q", words);
        page.addObject("searching", searching);
        page.addObject("editor", actor.has(Role.SYSTEM_ADMIN));
        List<UnitRef> tree = reading.tree(actor);
        page.addObject("counts", counts(tree));
        if (searching) {
            List<UnitRef> found = reading.search(actor, words == null ? "" : words);
            page.addObject("rows", flat(found));
            page.addObject("hidden", Math.max(0, found.size() - SHOWN));
        } else if (institutions) {
            page.addObject("institutions", reading.institutions());
        } else {
            page.addObject("rows", indented(tree));
            page.addObject("hidden", Math.max(0, tree.size() - SHOWN));
        }
        return page;
    }

    @GetMapping("/units/{code}")
    ModelAndView unit(@PathVariable("code") String code, Actor actor) {
        UnitDetails unit = reading.open(code, actor);
        ModelAndView page = new ModelAndView("organisation/unit");
        page.addObject("unit", unit);
        page.addObject("editor", actor.has(Role.SYSTEM_ADMIN) && unit.kind() != UnitKind.PLATFORM);
        page.addObject("children", unit.kind().isPolice() ? units.children(unit.id()) : List.of());
        page.addObject("below", unit.kind().isPolice() ? counts(units.subtree(unit.id())) : Map.of());
        page.addObject("above", above(unit, actor));
        return page;
    }

    /** The way down to the unit; what lies above the reader's own unit stays out. */
    private List<UnitRef> above(UnitDetails unit, Actor actor) {
        if (!unit.kind().isPolice()) {
            return List.of();
        }
        return units.ancestors(unit.id()).reversed().stream()
                .filter(one -> actor.has(Role.SYSTEM_ADMIN) || actor.scope().sees(one.id()))
                .toList();
    }

    private static Map<UnitKind, Integer> counts(List<UnitRef> units) {
        Map<UnitKind, Integer> counts = new EnumMap<>(UnitKind.class);
        units.stream()
                .filter(unit -> unit.kind() != UnitKind.PLATFORM)
                .forEach(unit -> counts.merge(unit.kind(), 1, Integer::sum));
        return counts;
    }

    private static List<Row> indented(List<UnitRef> tree) {
        List<Row> rows = new ArrayList<>();
        int top = tree.stream().mapToInt(UnitController::depth).min().orElse(0);
        tree.stream().limit(SHOWN).forEach(unit -> rows.add(new Row(unit, Math.min(6, depth(unit) - top))));
        return rows;
    }

    private static List<Row> flat(List<UnitRef> found) {
        return found.stream().limit(SHOWN).map(unit -> new Row(unit, 0)).toList();
    }

    private static int depth(UnitRef unit) {
        return (int) unit.path().chars().filter(c -> c == '/').count();
    }
}
