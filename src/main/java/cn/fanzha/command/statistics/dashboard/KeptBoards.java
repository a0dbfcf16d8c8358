package cn.fanzha.command.statistics.dashboard;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.statistics.dashboard.Dashboard.Board;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Dashboards as they were moments ago: a unit's board is the same for all who may see it, and on a busy morning all open
 * the same one. It is read anew behind the scenes while it is asked for, and says from when it is.
 */
@Component
public class KeptBoards {

    private static final int BOARDS = 500;

    private final Dashboard dashboard;
    private final Clock clock;
    private final boolean keeping;
    private final LoadingCache<Asked, Kept> boards;

    /** @param kept a board older than this is read anew, one twice as old isn't shown any more; zero: none is kept */
    public KeptBoards(Dashboard dashboard, Clock clock, @Value("${fanzha.dashboard.kept:2s}") Duration kept) {
        this.dashboard = dashboard;
        this.clock = clock;
        this.keeping = !kept.isZero();
        this.boards = Caffeine.newBuilder()
                .maximumSize(BOARDS)
                .refreshAfterWrite(keeping ? kept : Duration.ofSeconds(1))
                .expireAfterWrite(keeping ? kept.multipliedBy(2) : Duration.ofSeconds(1))
                .build(this::load);
    }

    private record Asked(UnitRef unit, DashboardPeriod period, LocalDate day) {}

    /**
     * A board.
     *
     * @param at when its figures were read
     */
    public record Kept(Board board, Instant at) {}

    /**
     * The dashboard of a unit.
     *
     * @throws OutOfScopeException the unit is outside the actor's scope
     */
    public Kept read(UnitRef unit, DashboardPeriod period, Actor actor) {
        if (!actor.scope().sees(unit.id())) {
            throw new OutOfScopeException("unit", unit.code());
        }
        Asked asked = new Asked(unit, period, ChinaTime.date(clock.instant()));
        return keeping ? boards.get(asked) : load(asked);
    }

    private Kept load(Asked asked) {
        Instant at = clock.instant();
        return new Kept(dashboard.read(asked.unit(), asked.period()), at);
    }
}
