package cn.fanzha.command.links.web;

import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.links.domain.GraphReading;
import cn.fanzha.command.links.domain.LinkGraph;
import cn.fanzha.command.links.domain.LinkGraph.Key;
import cn.fanzha.command.links.domain.LinkGraph.Kind;
import cn.fanzha.command.links.domain.LinkGraph.Node;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.NotFoundException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** The graph of cases, observables, suspects and gangs: a page that begins at one of them, and its steps as JSON. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class GraphController {

    private final GraphReading reading;
    private final Units units;
    private final FraudTypes types;
    private final MessageSource messages;

    GraphController(GraphReading reading, Units units, FraudTypes types, MessageSource messages) {
        this.reading = reading;
        this.units = units;
        this.types = types;
        this.messages = messages;
    }

    /**
     * A thing as it is drawn and listed.
     *
     * @param detail what is said of it beside its label: state, type, role; empty if nothing is
     * @param unit name of the unit that holds it, with whom to call where the file can't be opened; empty of observables
     * @param href its page; null where the reader may not open it
     */
    record Drawn(
            String key,
            String kind,
            String kindName,
            String label,
            String detail,
            String unit,
            @Nullable String href,
            boolean open) {}

    /** A thing with what it is linked to. */
    record Step(Drawn centre, List<Drawn> neighbours, int outside, int more) {}

    @GetMapping("/links/graph")
    ModelAndView page(
            @RequestParam(name = "case", required = false) @Nullable String caseNo,
            @RequestParam(name = "node", required = false) @Nullable String node,
            Actor actor,
            Locale locale) {
        Key key = caseNo == null ? key(node) : new Key(Kind.CASE, caseNo);
        return new ModelAndView("links/graph")
                .addObject("step", step(key, actor, locale))
                .addObject("kinds", Kind.values())
                .addObject("most", GraphReading.AT_MOST)
                .addObject("words", new LinkWords(units, types, locale));
    }

    @GetMapping(value = "/links/graph/nodes", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Step nodes(@RequestParam(name = "node", required = false) @Nullable String node, Actor actor, Locale locale) {
        return step(key(node), actor, locale);
    }

    private static Key key(@Nullable String node) {
        return Key.parse(node).orElseThrow(() -> new NotFoundException("graph-node", String.valueOf(node)));
    }

    private Step step(Key key, Actor actor, Locale locale) {
        LinkGraph graph = reading.around(key, actor);
        return new Step(
                drawn(graph.centre(), locale),
                graph.neighbours().stream().map(node -> drawn(node, locale)).toList(),
                graph.outside(),
                graph.more());
    }

    private Drawn drawn(Node node, Locale locale) {
        UUID unitId = node.unitId();
        String unit = unitId == null
                ? ""
                : units.find(unitId).map(found -> found.name()).orElse("—");
        String detail = node.typeKey() == null ? "" : messages.getMessage(node.typeKey(), null, locale);
        if (node.count() > 1) {
            detail += " · " + messages.getMessage("links.graph.in-cases", new Object[] {node.count()}, locale);
        }
        return new Drawn(
                node.key().toString(),
                node.key().kind().word(),
                messages.getMessage("links.graph.kind." + node.key().kind().word(), null, locale),
                node.label(),
                node.open() ? detail : messages.getMessage("links.graph.not-open", null, locale),
                node.contact() == null ? unit : unit + " " + node.contact(),
                node.href(),
                node.open());
    }
}
