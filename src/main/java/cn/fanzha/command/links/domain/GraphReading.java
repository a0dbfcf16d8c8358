package cn.fanzha.command.links.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.links.domain.GraphRows.Held;
import cn.fanzha.command.links.domain.GraphRows.Raw;
import cn.fanzha.command.links.domain.LinkGraph.Key;
import cn.fanzha.command.links.domain.LinkGraph.Kind;
import cn.fanzha.command.links.domain.LinkGraph.Node;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.OutOfScopeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens the graph step by step: cases within the scope, their observables, suspects and gangs; a case beyond the scope is a
 * number and a unit to an analyst and counted for everybody else. Each step stands in the audit log as {@code link.graph}.
 */
@Component
public class GraphReading {

    /** More on one picture is not read by anybody. */
    public static final int AT_MOST = 40;

    private final CaseFiles cases;
    private final GraphRows rows;
    private final Observables observables;
    private final Reach reach;
    private final LinkSettings settings;
    private final ApplicationEventPublisher events;

    GraphReading(
            CaseFiles cases,
            GraphRows rows,
            Observables observables,
            Reach reach,
            LinkSettings settings,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.rows = rows;
        this.observables = observables;
        this.reach = reach;
        this.settings = settings;
        this.events = events;
    }

    /**
     * The thing and what it is directly linked to.
     *
     * @throws NotFoundException there is no such thing
     * @throws OutOfScopeException the actor may not open it
     */
    @Transactional
    public LinkGraph around(Key key, Actor actor) {
        LinkGraph graph = switch (key.kind()) {
            case CASE -> ofCase(key, actor);
            case OBSERVABLE -> ofObservable(key, actor);
            case SUSPECT -> ofHeld(key, rows.suspect(key.id()), "gangs.role.", () -> rows.ofSuspect(key.id()), actor);
            case GANG -> ofHeld(key, rows.gang(key.id()), "gangs.kind.", () -> rows.ofGang(key.id()), actor);
        };
        events.publishEvent(Audited.done(
                "link.graph",
                key.kind().word(),
                key.id(),
                Map.of("label", graph.centre().label())));
        return graph;
    }

    private LinkGraph ofCase(Key key, Actor actor) {
        CaseRef file = cases.require(CaseNumber.of(key.id()), actor);
        Node centre = new Node(key, key.id(), "cases.state." + file.state(), file.unitId(), null, 0, true);
        return graph(centre, rows.ofCase(file.id(), key.id()), actor);
    }

    private LinkGraph ofObservable(Key key, Actor actor) {
        UUID id;
        try {
            id = UUID.fromString(key.id());
        } catch (IllegalArgumentException e) {
            throw new NotFoundException("observable", key.id());
        }
        ObservableValue value = observables.reveal(id);
        Node centre = new Node(key, value.masked(), "observables.type." + value.type(), null, null, 0, true);
        LinkGraph graph = graph(centre, rows.ofObservable(id), actor);
        if (graph.neighbours().isEmpty()) {
            throw new OutOfScopeException("observable", key.id());
        }
        return graph;
    }

    private LinkGraph ofHeld(Key key, Optional<Held> found, String words, Supplier<List<Raw>> beside, Actor actor) {
        Held held = found.orElseThrow(() -> new NotFoundException(key.kind().word(), key.id()));
        if (!actor.scope().sees(held.unitId())) {
            throw new OutOfScopeException(key.kind().word(), key.id());
        }
        String type = held.type() == null ? null : words + held.type();
        return graph(new Node(key, held.name(), type, held.unitId(), null, 0, true), beside.get(), actor);
    }

    private LinkGraph graph(Node centre, List<Raw> beside, Actor actor) {
        Set<UUID> readable = cases.readable(
                beside.stream().map(Raw::caseId).filter(Objects::nonNull).collect(Collectors.toSet()), actor);
        List<Node> nodes = new ArrayList<>();
        int outside = 0;
        for (Raw one : beside) {
            if (one.kind() == Kind.OBSERVABLE) {
                observable(one).ifPresent(nodes::add);
            } else {
                Optional<Node> node = node(one, readable, actor);
                node.ifPresent(nodes::add);
                outside += node.isPresent() ? 0 : 1;
            }
        }
        nodes.sort(Comparator.comparingInt(this::nearness)
                .thenComparing(Node::count, Comparator.reverseOrder())
                .thenComparing(node -> node.key().toString()));
        return new LinkGraph(
                centre,
                List.copyOf(nodes.subList(0, Math.min(AT_MOST, nodes.size()))),
                outside,
                Math.max(0, nodes.size() - AT_MOST));
    }

    /** What links comes first, what stands here alone then, what everybody has last. */
    private int nearness(Node node) {
        if (node.key().kind() != Kind.OBSERVABLE) {
            return 0;
        }
        return node.count() > settings.common() ? 3 : node.count() == 1 ? 2 : 1;
    }

    private Optional<Node> node(Raw one, Set<UUID> readable, Actor actor) {
        UUID unit = Objects.requireNonNull(one.unitId());
        boolean open = one.caseId() != null
                ? readable.contains(one.caseId())
                : actor.scope().sees(unit);
        boolean known = open || one.kind() == Kind.CASE && reach.reaches(unit, actor);
        if (!known) {
            return Optional.empty();
        }
        Key key = new Key(one.kind(), Objects.requireNonNull(one.ref()));
        String contact = open || one.contact() == null || one.contact().isBlank() ? null : one.contact();
        return Optional.of(new Node(
                key, Objects.requireNonNullElse(one.plain(), "—"), open ? typeKey(one) : null, unit, contact, 0, open));
    }

    private static @Nullable String typeKey(Raw one) {
        if (one.type() == null) {
            return null;
        }
        return switch (one.kind()) {
            case CASE -> "cases.state." + one.type();
            case SUSPECT -> "gangs.role." + one.type();
            case GANG -> "gangs.kind." + one.type();
            case OBSERVABLE -> "observables.type." + one.type();
        };
    }

    /** A victim's value that stands nowhere else is nobody's link; one that does gets the row that its page is about. */
    private Optional<Node> observable(Raw one) {
        if (one.ref() == null && one.cases() < 2) {
            return Optional.empty();
        }
        try {
            ObservableValue value = ObservableValue.of(
                    ObservableType.valueOf(Objects.requireNonNull(one.type())), Objects.requireNonNull(one.plain()));
            String id = one.ref() != null
                    ? one.ref()
                    : observables.idOf(value.type(), value.value()).toString();
            return Optional.of(new Node(
                    new Key(Kind.OBSERVABLE, id), value.masked(), typeKey(one), null, null, one.cases(), true));
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }
}
