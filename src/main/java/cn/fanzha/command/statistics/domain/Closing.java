package cn.fanzha.command.statistics.domain;

import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.statistics.domain.CloseOutcome.Closed;
import cn.fanzha.command.statistics.domain.CloseOutcome.Refused;
import cn.fanzha.command.statistics.domain.CloseOutcome.Revised;
import cn.fanzha.command.statistics.domain.ClosedMonths.Signature;
import cn.fanzha.command.statistics.domain.ClosedMonths.Tree;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closes months 月度关账, so that what was published stays: from then on late rows wait, and enter by a revision with a
 * reason (domain section 8). A close belongs to a tree's top unit, directly below the platform, and a month; each is one
 * transaction: whatever happens meanwhile, a month is closed wholly or not at all, and once.
 */
@Component
public class Closing {

    private static final int LONGEST_REASON = 500;

    private final ClosedMonths months;
    private final Units units;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Closing(
            ClosedMonths months,
            Units units,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.months = months;
        this.units = units;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** The unit's months are closed by itself: it stands directly below the platform. */
    public static boolean isTop(UnitRef unit) {
        return unit.kind().isPolice()
                && unit.kind() != UnitKind.PLATFORM
                && unit.path().split("/").length == 3;
    }

    /** The top unit of the tree in which the unit stands; the platform's root has none. */
    public @Nullable UnitRef topOf(UnitRef unit) {
        if (isTop(unit)) {
            return unit;
        }
        return units.ancestors(unit.id()).stream()
                .filter(Closing::isTop)
                .findFirst()
                .orElse(null);
    }

    /**
     * Closes all open months of the tree up to this one. A supervisor of the top unit may; a running month can't be
     * closed. Publishes {@code statistics.close} a month.
     */
    public CloseOutcome closeThrough(UnitRef top, YearMonth through, Actor actor) {
        requireSupervisor(top, actor);
        if (!through.isBefore(ChinaTime.month(clock.instant()))) {
            return new Refused("statistics.closing.refused.running");
        }
        Tree tree = tree(top);
        YearMonth first = months.firstMonth(tree);
        List<YearMonth> closed = new ArrayList<>();
        YearMonth start = first == null || first.isAfter(through) ? through : first;
        for (YearMonth month = start; !month.isAfter(through); month = month.plusMonths(1)) {
            if (close(tree, month, signature(actor, null))) {
                closed.add(month);
            }
        }
        return new Closed(closed);
    }

    /** The same of one month alone; those before it stay as they are. */
    CloseOutcome closeAlone(UnitRef top, YearMonth month, Actor actor) {
        requireSupervisor(top, actor);
        if (!month.isBefore(ChinaTime.month(clock.instant()))) {
            return new Refused("statistics.closing.refused.running");
        }
        return new Closed(close(tree(top), month, signature(actor, null)) ? List.of(month) : List.of());
    }

    /**
     * Counts the pending rows of a closed month into a new revision. A supervisor of the top unit may, with a reason that
     * stands beside the figures. Publishes {@code statistics.revise}.
     */
    public CloseOutcome revise(UnitRef top, YearMonth month, String reason, Actor actor) {
        requireSupervisor(top, actor);
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            return new Refused("statistics.closing.refused.reason");
        }
        return revise(tree(top), month, signature(actor, reason.strip()), null);
    }

    /** Closes the month for the tree, unless it is closed. */
    boolean close(Tree tree, YearMonth month, Signature signature) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            months.oneAtATime();
            if (months.revision(tree, month) > 0) {
                return false;
            }
            months.sign(tree, month, 1, signature);
            months.keepPlaces(tree, month);
            int rows = months.count(tree, month, 1, null);
            months.notePending(month);
            events.publishEvent(Audited.done(
                    "statistics.close",
                    "month",
                    month.toString(),
                    Map.of("top", tree.path(), "rows", rows, "automatic", signature.by() == null)));
            return true;
        }));
    }

    /** A new revision, of one indicator alone or of all; without any difference there is none. */
    CloseOutcome revise(Tree tree, YearMonth month, Signature signature, @Nullable String only) {
        return Objects.requireNonNull(transaction.execute(status -> {
            months.oneAtATime();
            int revision = months.revision(tree, month);
            if (revision == 0) {
                return new Refused("statistics.closing.refused.open");
            }
            int rows = months.count(tree, month, revision + 1, only);
            if (rows == 0) {
                return new Refused("statistics.closing.refused.nothing");
            }
            months.sign(tree, month, revision + 1, signature);
            months.notePending(month);
            events.publishEvent(Audited.done(
                    "statistics.revise",
                    "month",
                    month.toString(),
                    Map.of(
                            "top",
                            tree.path(),
                            "revision",
                            revision + 1,
                            "rows",
                            rows,
                            "reason",
                            Objects.requireNonNullElse(signature.reason(), ""))));
            return new Revised(revision + 1, rows);
        }));
    }

    private static void requireSupervisor(UnitRef top, Actor actor) {
        if (!isTop(top) || !actor.has(Role.SUPERVISOR) || !actor.unitId().equals(top.id())) {
            throw new OutOfScopeException("unit", top.code());
        }
    }

    static Tree tree(UnitRef top) {
        return new Tree(top.id(), top.path());
    }

    private Signature signature(Actor actor, @Nullable String reason) {
        Instant now = clock.instant();
        return new Signature(actor.id(), actor.displayName(), reason, now);
    }
}
