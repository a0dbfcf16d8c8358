package cn.fanzha.command.work.web;

import cn.fanzha.command.platform.work.WorkItem;
import cn.fanzha.command.platform.work.WorkSource;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The open work of one person or one unit, as the page draws it.
 *
 * @param burning of all groups what is late or ends within two hours; what was late for a day already comes behind it
 * @param groups those with work in them
 * @param empty those without
 */
record WorkBoard(List<Line> burning, List<Group> groups, List<Group> empty) {

    /** A group shows so many lines; of more it says only that there are more. */
    static final int CAP = 20;

    private static final int LINES = 8;
    private static final int BURNING = 8;
    private static final Duration SOON = Duration.ofHours(2);
    private static final Duration TICKS = Duration.ofHours(48);
    private static final Duration LONG_LATE = Duration.ofDays(1);

    WorkBoard {
        burning = List.copyOf(burning);
        groups = List.copyOf(groups);
        empty = List.copyOf(empty);
    }

    /**
     * A source's work.
     *
     * @param count as it is shown: the number, or {@code 20+}
     * @param more there are more than the lines that are shown
     */
    record Group(String titleKey, String href, String count, List<Line> lines, boolean more) {}

    /**
     * One thing to do.
     *
     * @param until when it is late, for a clock that ticks; null: none runs, or not within two days
     * @param day the same as text; null: no clock runs
     */
    record Line(
            String kindKey,
            String number,
            String text,
            String href,
            String unitName,
            @Nullable Instant until,
            @Nullable String day,
            boolean late,
            boolean mine) {}

    static WorkBoard of(List<WorkSource> sources, Actor actor, boolean mine, Instant now) {
        List<WorkItem> all = new ArrayList<>();
        List<Group> groups = new ArrayList<>();
        List<Group> empty = new ArrayList<>();
        for (WorkSource source : sources) {
            if (source.concerns(actor)) {
                List<WorkItem> found = mine ? source.mine(actor, CAP + 1) : source.open(actor, CAP + 1);
                all.addAll(found);
                (found.isEmpty() ? empty : groups).add(group(source, found, now));
            }
        }
        return new WorkBoard(burning(all, now), groups, empty);
    }

    private static Group group(WorkSource source, List<WorkItem> found, Instant now) {
        return new Group(
                source.titleKey(),
                source.href(),
                found.size() > CAP ? CAP + "+" : String.valueOf(found.size()),
                found.stream().limit(LINES).map(item -> line(item, now)).toList(),
                found.size() > LINES);
    }

    private static List<Line> burning(List<WorkItem> all, Instant now) {
        Instant soon = now.plus(SOON);
        Instant longLate = now.minus(LONG_LATE);
        // a freeze that ends today stands in two groups, and burns once
        Set<String> seen = new HashSet<>();
        return all.stream()
                .filter(item -> due(item).isBefore(soon))
                .sorted(Comparator.<WorkItem, Boolean>comparing(
                                item -> due(item).isBefore(longLate))
                        .thenComparing(WorkBoard::due))
                .filter(item -> seen.add(item.href() + due(item)))
                .limit(BURNING)
                .map(item -> line(item, now))
                .toList();
    }

    private static Instant due(WorkItem item) {
        Instant due = item.due();
        return due == null ? Instant.MAX : due;
    }

    private static Line line(WorkItem item, Instant now) {
        Instant due = item.due();
        boolean ticks = due != null && Duration.between(now, due).abs().compareTo(TICKS) < 0;
        return new Line(
                item.kindKey(),
                item.number(),
                item.text(),
                item.href(),
                item.unitName(),
                ticks ? due : null,
                due == null ? null : ChinaTime.format(due),
                item.late(now),
                item.mine());
    }
}
