package cn.fanzha.command.observables.domain;

import cn.fanzha.command.observables.Known;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.observables.SightingSource;
import cn.fanzha.command.observables.domain.ObservablePlaces.Opened;
import cn.fanzha.command.observables.domain.ObservablePlaces.Overview;
import cn.fanzha.command.observables.domain.ObservablePlaces.Summary;
import cn.fanzha.command.observables.domain.ObservableView.Place;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.crypto.BlindIndex;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.Scope;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens observables: every opening, and every value shown in full, stands in the audit log.
 *
 * <p>A police user sees the records within the own scope, and of others that they exist. An analyst sees of those in the
 * own city number, unit and contact, too (domain section 2).
 */
@Component
public class ObservableReading {

    private static final int PAGE = 50;
    private static final int OUTSIDE_AT_MOST = 50;
    private static final int TOGETHER = 20;

    private final Observables observables;
    private final ObservablePlaces places;
    private final BlindIndex index;
    private final Units units;
    private final ApplicationEventPublisher events;

    ObservableReading(
            Observables observables,
            ObservablePlaces places,
            BlindIndex index,
            Units units,
            ApplicationEventPublisher events) {
        this.observables = observables;
        this.places = places;
        this.index = index;
        this.units = units;
        this.events = events;
    }

    /** Opens the page; audited as {@code observable.read}. */
    @Transactional
    public ObservableView open(UUID id, @Nullable Cursor after, Actor actor) {
        Opened opened = places.open(id).orElseThrow(() -> new NotFoundException("observable", id));
        ObservableValue value = opened.value();
        events.publishEvent(Audited.done("observable.read", "observable", id.toString(), told(value)));
        Sought sought = sought(id, value, actor);
        Overview overview = places.overview(sought, actor.has(Role.ANALYST) ? OUTSIDE_AT_MOST : 0);
        List<Summary> summary = overview.summary();
        List<Place> inside = places.inside(sought, after, PAGE + 1);
        KeysetPage<Place> page = KeysetPage.of(inside, PAGE, place -> new Cursor(place.at(), place.id()));
        return new ObservableView(
                id,
                value.type(),
                value.masked(),
                opened.listed(),
                counts(summary),
                summary.stream()
                        .map(Summary::first)
                        .min(java.util.Comparator.naturalOrder())
                        .orElse(null),
                summary.stream()
                        .map(Summary::last)
                        .max(java.util.Comparator.naturalOrder())
                        .orElse(null),
                page.rows(),
                page.next(),
                overview.outside(),
                beyond(summary, overview.outside().size()),
                places.together(sought, TOGETHER));
    }

    /**
     * Shows the value in full.
     *
     * @param reason why the user needs it; kept in the audit log
     * @throws OutOfScopeException it stands in no record that the actor may know of
     */
    @Transactional
    public String reveal(UUID id, String reason, Actor actor) {
        ObservableValue value = observables.reveal(id);
        if (!places.within(sought(id, value, actor))) {
            throw new OutOfScopeException("observable", id);
        }
        events.publishEvent(Audited.done(
                "observable.reveal",
                "observable",
                id.toString(),
                Map.of("type", value.type().name(), "value", value.masked(), "reason", reason)));
        return value.value();
    }

    private Sought sought(UUID id, ObservableValue value, Actor actor) {
        return new Sought(
                id, value.type(), index.of(value.type().valueKind(), value.value()), own(actor), reach(actor), actor);
    }

    private static Map<String, @Nullable Object> told(ObservableValue value) {
        return Map.of("type", value.type().name(), "value", value.masked());
    }

    private static Map<SightingSource, Integer> counts(List<Summary> summary) {
        Map<SightingSource, Integer> counts = new EnumMap<>(SightingSource.class);
        summary.forEach(one -> counts.merge(one.source(), one.places(), (a, b) -> Math.min(a + b, Known.MANY)));
        return counts;
    }

    private static int beyond(List<Summary> summary, int told) {
        int all = summary.stream()
                .filter(one -> !one.inside())
                .mapToInt(Summary::places)
                .sum();
        return Math.max(0, all - told);
    }

    /** Null: everything. */
    private static UUID @Nullable [] own(Actor actor) {
        return switch (actor.scope()) {
            case Scope.Everything all -> null;
            case Scope.Tree tree -> tree.array();
            case Scope.Institution institution -> new UUID[0];
            case Scope.Nothing nothing -> new UUID[0];
        };
    }

    /** An analyst looks values up across the city that the own unit belongs to; others within their scope. */
    private UUID @Nullable [] reach(Actor actor) {
        UUID[] own = own(actor);
        if (own == null || !actor.has(Role.ANALYST)) {
            return own;
        }
        return Stream.concat(Stream.of(units.get(actor.unitId())), units.ancestors(actor.unitId()).stream())
                .filter(unit -> unit.kind() == UnitKind.CITY)
                .findFirst()
                .map(city -> units.subtree(city.id()).stream().map(UnitRef::id).toArray(UUID[]::new))
                .orElse(own);
    }

    /**
     * A value, and who looks.
     *
     * @param own units of the reader's scope; null: all
     * @param reach units whose records' numbers the reader may learn; null: all
     * @param reader of a restricted case only the named read more than number and unit
     */
    record Sought(
            UUID id,
            ObservableType type,
            byte[] digest,
            UUID @Nullable [] own,
            UUID @Nullable [] reach,
            Actor reader) {}
}
