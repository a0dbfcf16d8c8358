package cn.fanzha.command.links.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.links.LinkDecision;
import cn.fanzha.command.links.domain.LinkRows.AcceptedPair;
import cn.fanzha.command.links.domain.LinkRows.Decided;
import cn.fanzha.command.links.domain.SharedValues.Pair;
import cn.fanzha.command.shared.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pairs that nobody decided on: what the newest cases of the reader's scope share with any other, the strongest first; and
 * the groups that accepted pairs make. Computed when asked for, from the newest cases alone, never all against all.
 */
@Component
public class LinkProposals {

    private static final int ACCEPTED_AT_MOST = 200;

    private final SharedValues values;
    private final LinkRows links;
    private final CaseFiles cases;
    private final Reach reach;
    private final LinkSettings settings;
    private final Clock clock;

    LinkProposals(
            SharedValues values, LinkRows links, CaseFiles cases, Reach reach, LinkSettings settings, Clock clock) {
        this.values = values;
        this.links = links;
        this.cases = cases;
        this.reach = reach;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Two cases that may belong together.
     *
     * @param ownUnit unit of the case within the reader's scope
     * @param readable the other file may be opened; else number and unit are all
     * @param news it was refused before they shared what they share now
     */
    public record Proposal(
            String own,
            UUID ownUnit,
            Instant reportedAt,
            String other,
            UUID otherUnit,
            boolean readable,
            int score,
            List<Shared> why,
            boolean news) {}

    /** Cases that are one series by accepted pairs. */
    public record Group(List<Line> cases, Instant latest) {}

    /** A case of a group. */
    public record Line(String number, UUID unitId, boolean readable) {}

    /** How far back proposals look. */
    public int days() {
        return settings.days();
    }

    /** At most so many cases, the newest, are looked at. */
    public int newest() {
        return settings.newest();
    }

    /** Of at most so many; three statements. */
    @Transactional(readOnly = true)
    public List<Proposal> newest(Actor actor, int limit) {
        List<Pair> strong = values.ofNewest(actor, clock.instant().minus(Duration.ofDays(settings.days()))).stream()
                .filter(pair -> score(pair) >= settings.least())
                .toList();
        Set<UUID> ids = strong.stream()
                .flatMap(pair -> Stream.of(pair.a().id(), pair.b().id()))
                .collect(Collectors.toSet());
        Map<Set<UUID>, Decided> decided = links.among(ids);
        Set<UUID> readable = cases.readable(ids, actor);
        return strong.stream()
                .map(pair -> readable.contains(pair.a().id()) ? pair : new Pair(pair.b(), pair.a(), pair.shared()))
                .filter(pair -> readable.contains(pair.a().id()))
                .filter(pair -> readable.contains(pair.b().id())
                        || reach.reaches(pair.b().unitId(), actor))
                .filter(pair -> open(pair, decided.get(key(pair))))
                .map(pair -> proposal(pair, readable, decided.get(key(pair))))
                .sorted(Comparator.comparingInt(Proposal::score)
                        .thenComparing(Proposal::reportedAt)
                        .reversed()
                        .thenComparing(Proposal::own)
                        .thenComparing(Proposal::other))
                .limit(limit)
                .toList();
    }

    /** Cases joined by the latest accepted pairs of the scope, the latest group first; two statements. */
    @Transactional(readOnly = true)
    public List<Group> groups(Actor actor) {
        List<AcceptedPair> pairs = links.accepted(actor, ACCEPTED_AT_MOST);
        Set<UUID> readable = cases.readable(
                pairs.stream()
                        .flatMap(pair ->
                                Stream.of(pair.decided().a(), pair.decided().b()))
                        .collect(Collectors.toSet()),
                actor);
        Map<UUID, UUID> roots = new HashMap<>();
        pairs.forEach(pair -> roots.put(
                root(roots, pair.decided().a()), root(roots, pair.decided().b())));
        Map<UUID, Map<String, Line>> lines = new LinkedHashMap<>();
        Map<UUID, Instant> latest = new HashMap<>();
        for (AcceptedPair pair : pairs) {
            UUID root = root(roots, pair.decided().a());
            Map<String, Line> group = lines.computeIfAbsent(root, id -> new TreeMap<>());
            group.put(
                    pair.aNo(),
                    new Line(
                            pair.aNo(),
                            pair.aUnit(),
                            readable.contains(pair.decided().a())));
            group.put(
                    pair.bNo(),
                    new Line(
                            pair.bNo(),
                            pair.bUnit(),
                            readable.contains(pair.decided().b())));
            latest.merge(root, pair.decided().at(), (one, other) -> one.isAfter(other) ? one : other);
        }
        List<Group> groups = new ArrayList<>();
        lines.forEach((root, group) ->
                groups.add(new Group(List.copyOf(group.values()), latest.getOrDefault(root, Instant.EPOCH))));
        return groups;
    }

    private static UUID root(Map<UUID, UUID> roots, UUID id) {
        UUID at = id;
        for (UUID up = roots.get(at); up != null && !up.equals(at); up = roots.get(at)) {
            at = up;
        }
        return at;
    }

    private int score(Pair pair) {
        return LinkScore.of(pair.shared(), settings.common());
    }

    private static Set<UUID> key(Pair pair) {
        return Set.of(pair.a().id(), pair.b().id());
    }

    private static boolean open(Pair pair, @Nullable Decided decided) {
        return decided == null || decided.decision() == LinkDecision.REFUSED && decided.outdatedBy(pair.evidence());
    }

    private Proposal proposal(Pair pair, Set<UUID> readable, @Nullable Decided decided) {
        return new Proposal(
                pair.a().number(),
                pair.a().unitId(),
                pair.a().reportedAt(),
                pair.b().number(),
                pair.b().unitId(),
                readable.contains(pair.b().id()),
                score(pair),
                SimilarCases.weightiest(pair.shared(), settings.common()),
                decided != null);
    }
}
