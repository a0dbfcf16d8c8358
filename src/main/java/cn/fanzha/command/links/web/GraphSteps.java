package cn.fanzha.command.links.web;

import cn.fanzha.command.links.domain.GraphReading;
import cn.fanzha.command.links.domain.LinkGraph;
import cn.fanzha.command.links.domain.LinkGraph.Key;
import cn.fanzha.command.links.domain.LinkGraph.Node;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The graph's steps in the reader's words: for the page, for its script, and for files. */
@Component
class GraphSteps {

    private final GraphReading reading;
    private final Units units;
    private final MessageSource messages;

    GraphSteps(GraphReading reading, Units units, MessageSource messages) {
        this.reading = reading;
        this.units = units;
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

    /** The thing with what it is linked to; the reading is audited. */
    Step step(Key key, Actor actor, Locale locale) {
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
