package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.Urgency;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseScope;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Scope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The stop payments of a day or a range of days 止付日报: of a unit with its tree, all in one statement. The figures are
 * those of the statistics' catalogue, counted from the rows: by the unit that asked, restricted cases included, days in
 * the time of Asia/Shanghai. A partner's program reads its own institution's.
 */
@Component
public class StopOverview {

    /** The longest range. */
    public static final int DAYS_AT_MOST = 366;

    private static final String HAPPENED = """
            with place as (select * from unnest(:units::uuid[], :groups::uuid[]) as p(unit_id, unit_group)),
            happened as (
                select (%1$s at time zone 'Asia/Shanghai')::date as day, true as asked, s.id, s.institution_id, p.unit_group, %3$s as open, %4$s as joined,
                       false as refused, false as stopped, null::numeric as money, null::numeric as from_report,
                       null::numeric as response, null::numeric as answer, false as in_time, not (%7$s) as hidden
                from stop_payment s join place p on p.unit_id = s.unit_id left join case_file c on c.id = s.case_id
                where %1$s >= :from and %1$s < :until and %8$s
                union all
                select (%2$s at time zone 'Asia/Shanghai')::date, false, s.id, s.institution_id, p.unit_group, false, false, %5$s, s.stopped_at is not null,
                       case when s.stopped_at is not null and s.new_money > 0 then s.new_money end,
                       case when s.stopped_at >= c.reported_at then extract(epoch from s.stopped_at - c.reported_at) end,
                       case when s.stopped_at >= s.requested_at then extract(epoch from s.stopped_at - s.requested_at) end,
                       case when %2$s >= s.requested_at then extract(epoch from %2$s - s.requested_at) end,
                       %6$s, not (%7$s)
                from stop_payment s join place p on p.unit_id = s.unit_id left join case_file c on c.id = s.case_id
                where %2$s >= :from and %2$s < :until and %9$s and %8$s)
            select h.institution_id, h.unit_group, h.day,
                   grouping(h.institution_id) = 0 as of_institution, grouping(h.unit_group) = 0 as of_unit,
                   grouping(h.day) = 0 as of_day,
                   count(*) filter (where h.asked) as requested, count(*) filter (where h.open) as open,
                   count(*) filter (where h.joined) as joined, count(*) filter (where not h.asked) as answered,
                   count(*) filter (where h.refused) as refused, count(*) filter (where h.stopped) as stopped,
                   coalesce(sum(h.money), 0) as money, count(*) filter (where h.in_time) as in_time,
                   percentile_cont(0.5) within group (order by h.from_report) as from_report,
                   percentile_cont(0.5) within group (order by h.response) as response,
                   percentile_cont(0.5) within group (order by h.answer) as answer,
                   count(distinct h.id) filter (where h.hidden) as hidden
            from happened h
            group by grouping sets ((), (h.institution_id), (h.unit_group), (h.day))""";

    private final JdbcClient jdbc;
    private final Units units;
    private final Clock clock;

    StopOverview(JdbcClient jdbc, Units units, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param to the last day, included
     * @param unit with its tree; null: all that the reader sees
     */
    public record Asked(
            LocalDate from,
            LocalDate to,
            @Nullable UnitRef unit,
            @Nullable UUID institutionId,
            @Nullable Urgency urgency,
            @Nullable String fraudType) {

        /** @throws InvalidValueException the range ends before it begins, or is longer than a year */
        public Asked {
            if (to.isBefore(from)) {
                throw new InvalidValueException("funds.day.refused.order");
            }
            if (ChronoUnit.DAYS.between(from, to) >= DAYS_AT_MOST) {
                throw new InvalidValueException("funds.day.refused.long", DAYS_AT_MOST);
            }
        }
    }

    /** The figures of an institution, or of a unit with its tree ({@code alone}: without it). */
    public record Line(UUID id, boolean alone, StopFigures figures) {}

    /** The figures of one day. */
    public record Day(LocalDate day, StopFigures figures) {}

    /**
     * The whole page.
     *
     * @param institutions those that were asked or answered, in no order
     * @param units the chosen unit alone, and each unit below it with its tree, where anything happened
     * @param days those on which anything happened, the latest first
     */
    public record Overview(Asked asked, StopFigures total, List<Line> institutions, List<Line> units, List<Day> days) {
        public Overview {
            institutions = List.copyOf(institutions);
            units = List.copyOf(units);
            days = List.copyOf(days);
        }
    }

    /** The unit whose figures open where none is named: the reader's own; of the platform's and of partners' programs all. */
    public @Nullable UnitRef home(Actor actor) {
        return actor.scope() instanceof Scope.Tree tree ? units.get(tree.root()) : null;
    }

    /**
     * The figures within the actor's scope.
     *
     * @throws OutOfScopeException the unit lies outside it, or the actor sees no business data
     */
    @Transactional(readOnly = true)
    public Overview of(Asked asked, Actor actor) {
        UnitRef unit = requireScope(asked, actor);
        UUID institution = actor.scope() instanceof Scope.Institution own ? own.institution() : asked.institutionId();
        Places places = places(unit);
        String filters = "(:institution::uuid is null or s.institution_id = :institution)"
                + " and (:urgency::text is null or s.urgency = :urgency)"
                + " and (:type::text is null or c.fraud_type = :type)";
        List<Found> found = jdbc.sql(HAPPENED.formatted(
                        StopCount.ASKED_AT,
                        StopCount.ANSWERED_AT,
                        StopCount.OPEN.among(),
                        StopCount.JOINED.among(),
                        StopCount.REFUSED.among(),
                        StopCount.IN_TIME.among(),
                        CaseScope.opensId("s.case_id", actor),
                        filters,
                        StopCount.IS_ANSWER))
                .params(CaseScope.params(actor, clock.instant()))
                .param("units", places.units())
                .param("groups", places.groups())
                .param("from", Timestamp.from(ChinaTime.startOf(asked.from())))
                .param("until", Timestamp.from(ChinaTime.startOf(asked.to().plusDays(1))))
                .param("institution", institution)
                .param(
                        "urgency",
                        asked.urgency() == null ? null : asked.urgency().name())
                .param("type", asked.fraudType())
                .query((rs, n) -> found(rs))
                .list();
        return overview(asked, unit, found);
    }

    private @Nullable UnitRef requireScope(Asked asked, Actor actor) {
        UnitRef unit = asked.unit();
        return switch (actor.scope()) {
            case Scope.Everything all -> unit;
            case Scope.Tree tree -> {
                UnitRef of = unit == null ? units.get(tree.root()) : unit;
                if (!tree.sees(of.id())) {
                    throw new OutOfScopeException("unit", of.code());
                }
                yield of;
            }
            case Scope.Institution own -> unit;
            case Scope.Nothing nothing -> throw new OutOfScopeException("stop", "overview");
        };
    }

    /** Each unit beside the one that it is shown under. */
    private record Places(UUID[] units, UUID[] groups) {}

    private Places places(@Nullable UnitRef top) {
        UnitRef root = top == null ? units.findByCode(Units.ROOT_CODE).orElseThrow() : top;
        List<UUID> each = new ArrayList<>(List.of(root.id()));
        List<UUID> under = new ArrayList<>(List.of(root.id()));
        for (UnitRef child : units.children(root.id())) {
            for (UnitRef below : units.subtree(child.id())) {
                each.add(below.id());
                under.add(child.id());
            }
        }
        return new Places(each.toArray(UUID[]::new), under.toArray(UUID[]::new));
    }

    private static Overview overview(Asked asked, @Nullable UnitRef unit, List<Found> found) {
        StopFigures total = StopFigures.NONE;
        List<Line> institutions = new ArrayList<>();
        List<Line> below = new ArrayList<>();
        List<Day> days = new ArrayList<>();
        for (Found one : found) {
            if (one.institution != null) {
                institutions.add(new Line(one.institution, false, one.figures));
            } else if (one.group != null) {
                below.add(new Line(one.group, unit != null && one.group.equals(unit.id()), one.figures));
            } else if (one.day != null) {
                days.add(new Day(one.day, one.figures));
            } else {
                total = one.figures;
            }
        }
        days.sort((a, b) -> b.day.compareTo(a.day));
        return new Overview(asked, total, institutions, below, days);
    }

    private record Found(
            @Nullable UUID institution,
            @Nullable UUID group,
            @Nullable LocalDate day,
            StopFigures figures) {}

    private static Found found(ResultSet rs) throws SQLException {
        return new Found(
                rs.getBoolean("of_institution") ? rs.getObject("institution_id", UUID.class) : null,
                rs.getBoolean("of_unit") ? rs.getObject("unit_group", UUID.class) : null,
                rs.getBoolean("of_day") ? rs.getObject("day", LocalDate.class) : null,
                new StopFigures(
                        rs.getLong("requested"),
                        rs.getLong("open"),
                        rs.getLong("joined"),
                        rs.getLong("answered"),
                        rs.getLong("refused"),
                        rs.getLong("stopped"),
                        Money.of(rs.getBigDecimal("money")),
                        seconds(rs.getBigDecimal("from_report")),
                        seconds(rs.getBigDecimal("response")),
                        seconds(rs.getBigDecimal("answer")),
                        rs.getLong("in_time"),
                        rs.getLong("hidden")));
    }

    /** As the statistics keep an interpolated percentile. */
    private static @Nullable BigDecimal seconds(@Nullable BigDecimal interpolated) {
        if (interpolated == null) {
            return null;
        }
        BigDecimal rounded = interpolated.setScale(7, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded;
    }
}
