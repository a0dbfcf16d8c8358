package cn.fanzha.command.links.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.links.domain.LinkRows.Beside;
import cn.fanzha.command.links.domain.SharedValues.Pair;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.Role;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The cases that share accounts, phones, documents, addresses with one: within the reader's scope in full; beyond it an
 * analyst sees number, unit and contact, and everybody else how many there are (domain sections 2 and 4).
 */
@Component
public class SimilarCases {

    private static final int AT_MOST = 50;

    private final CaseFiles cases;
    private final SharedValues values;
    private final LinkRows links;
    private final Reach reach;
    private final LinkSettings settings;

    SimilarCases(CaseFiles cases, SharedValues values, LinkRows links, Reach reach, LinkSettings settings) {
        this.cases = cases;
        this.values = values;
        this.links = links;
        this.reach = reach;
        this.settings = settings;
    }

    /**
     * What a case's panel shows.
     *
     * @param rows the strongest first: open, accepted and refused ones
     * @param outside similar cases that the reader may not learn of
     * @param more of those that the reader may see but the list is too short for
     * @param mayDecide the reader may accept, refuse and join
     */
    public record Panel(CaseRef file, List<Similar> rows, int outside, int more, boolean mayDecide) {
        public List<Similar> open() {
            return rows.stream().filter(Similar::open).toList();
        }

        public List<Similar> accepted() {
            return rows.stream().filter(Similar::accepted).toList();
        }

        public List<Similar> refused() {
            return rows.stream().filter(Similar::refused).toList();
        }
    }

    /** Four statements; the caller's opening of the file is what the audit log holds. */
    @Transactional(readOnly = true)
    public Panel of(CaseNumber number, Actor actor) {
        CaseRef file = cases.require(number, actor);
        Map<UUID, Pair> pairs = values.around(file.id(), number.value());
        Map<UUID, Beside> decided = links.of(file.id());
        Set<UUID> others = new LinkedHashSet<>(pairs.keySet());
        others.addAll(decided.keySet());
        Set<UUID> readable = cases.readable(others, actor);
        List<Similar> known = others.stream()
                .flatMap(other -> row(pairs.get(other), decided.get(other), readable.contains(other), actor).stream())
                .filter(row -> row.score() > 0 || row.decided() != null)
                .sorted(Comparator.comparingInt(Similar::score).reversed().thenComparing(Similar::number))
                .toList();
        int told = (int) others.stream()
                .filter(other -> counts(pairs.get(other)))
                .filter(other -> !readable.contains(other))
                .filter(other -> !decided.containsKey(other))
                .filter(other -> !reach.reaches(unit(pairs.get(other)), actor))
                .count();
        return new Panel(
                file,
                known.stream().limit(AT_MOST).toList(),
                told,
                Math.max(0, known.size() - AT_MOST),
                mayDecide(file, actor));
    }

    /** An analyst, a supervisor, who is in charge of the case, or a program of the side that holds it. */
    static boolean mayDecide(CaseRef file, Actor actor) {
        return actor.program() && actor.scope().sees(file.unitId())
                || actor.has(Role.ANALYST)
                || actor.has(Role.SUPERVISOR)
                || actor.has(Role.OFFICER) && actor.id().equals(file.handlerId());
    }

    private boolean counts(@Nullable Pair pair) {
        return pair != null && LinkScore.of(pair.shared(), settings.common()) > 0;
    }

    private static UUID unit(@Nullable Pair pair) {
        return Objects.requireNonNull(pair).b().unitId();
    }

    /** An accepted or refused pair was told of in both timelines: its number is known. */
    private Optional<Similar> row(@Nullable Pair pair, @Nullable Beside beside, boolean readable, Actor actor) {
        Found other =
                beside != null ? beside.other() : Objects.requireNonNull(pair).b();
        if (!readable && beside == null && !reach.reaches(other.unitId(), actor)) {
            return Optional.empty();
        }
        List<Shared> why = pair == null ? List.of() : weightiest(pair.shared(), settings.common());
        return Optional.of(new Similar(
                other.number(),
                other.unitId(),
                readable
                        ? new Similar.File(other.state(), other.fraudType(), other.reportedAt(), other.amount())
                        : null,
                readable ? null : other.contactName(),
                readable ? null : other.contactPhone(),
                LinkScore.of(why, settings.common()),
                why,
                beside == null
                        ? null
                        : new Similar.Decided(
                                beside.decided().decision(),
                                beside.decided().reason(),
                                beside.decided().decider(),
                                beside.decided().at()),
                beside != null && pair != null && beside.decided().outdatedBy(pair.evidence())));
    }

    static List<Shared> weightiest(List<Shared> shared, int common) {
        Comparator<Shared> weight = Comparator.comparingDouble(one -> LinkScore.weight(one, common));
        return shared.stream()
                .sorted(weight.reversed().thenComparing(Shared::key))
                .toList();
    }
}
