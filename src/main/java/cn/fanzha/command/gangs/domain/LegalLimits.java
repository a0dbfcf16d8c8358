package cn.fanzha.command.gangs.domain;

import cn.fanzha.command.gangs.Measure;
import cn.fanzha.command.shared.ChinaTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long a measure may last. A limit's first day is the day after the measure (刑事诉讼法 art. 105); it ends with its
 * last day, in Asia/Shanghai. Sources: 公安机关办理刑事案件程序规定 (2020) arts 107, 122, 129; 刑事诉讼法 (2018) art. 91.
 */
public final class LegalLimits {

    private static final Duration SOON_OF_DAYS = Duration.ofHours(24);
    private static final Duration SOON_OF_MONTHS = Duration.ofDays(14);

    private LegalLimits() {}

    /** What a limit is about, and its source. */
    public enum Rule {
        /** 3 days to ask for the arrest (art. 129). */
        DETENTION_3,
        /** 1 to 4 days more in special circumstances, by the head of a county-level organ (art. 129). */
        DETENTION_7,
        /** 30 days for those who roam, repeat or act in gangs (art. 129). */
        DETENTION_30,
        /** 7 days in which the procurator decides (刑事诉讼法 art. 91). */
        DETENTION_37,
        /** 12 months of bail (art. 107). */
        BAIL,
        /** 6 months of residential surveillance (art. 122). */
        SURVEILLANCE
    }

    /** How urgent it is: over is a fault of the organ, and the person must be let go or the measure changed. */
    public enum Urgency {
        RUNNING,
        SOON,
        OVER
    }

    /**
     * A limit that runs.
     *
     * @param endsAt the first moment after the last day
     */
    public record Limit(Measure measure, Rule rule, Instant endsAt, Urgency urgency) {

        public LocalDate lastDay() {
            return ChinaTime.date(endsAt.minusMillis(1));
        }
    }

    /**
     * The limits that run at a moment: of a detention the stage that it has reached, beyond 37 days the last one as over.
     * A measure that was followed by another, by the prosecution or by the release runs no more.
     */
    public static List<Limit> running(Map<Measure, Instant> dates, Instant now) {
        List<Limit> limits = new ArrayList<>();
        Instant detained = running(dates, Measure.DETAINED);
        if (detained != null) {
            limits.add(detention(detained, now));
        }
        Instant bailed = running(dates, Measure.BAILED);
        if (bailed != null) {
            limits.add(months(Measure.BAILED, Rule.BAIL, bailed, 12, now));
        }
        Instant watched = running(dates, Measure.RESIDENTIAL_SURVEILLANCE);
        if (watched != null) {
            limits.add(months(Measure.RESIDENTIAL_SURVEILLANCE, Rule.SURVEILLANCE, watched, 6, now));
        }
        return limits;
    }

    private static @Nullable Instant running(Map<Measure, Instant> dates, Measure measure) {
        Instant at = dates.get(measure);
        boolean ended = at == null
                || Stream.of(Measure.values())
                        .filter(other -> other != measure && other != Measure.CAPTURED)
                        .map(dates::get)
                        .anyMatch(other -> other != null && other.isAfter(at));
        return ended ? null : at;
    }

    private static Limit detention(Instant at, Instant now) {
        for (Rule rule : List.of(Rule.DETENTION_3, Rule.DETENTION_7, Rule.DETENTION_30)) {
            Instant end = daysAfter(at, days(rule));
            if (now.isBefore(end)) {
                return new Limit(Measure.DETAINED, rule, end, urgency(now, end, SOON_OF_DAYS));
            }
        }
        Instant end = daysAfter(at, days(Rule.DETENTION_37));
        return new Limit(Measure.DETAINED, Rule.DETENTION_37, end, urgency(now, end, SOON_OF_DAYS));
    }

    private static int days(Rule rule) {
        return switch (rule) {
            case DETENTION_3 -> 3;
            case DETENTION_7 -> 7;
            case DETENTION_30 -> 30;
            case DETENTION_37 -> 37;
            case BAIL, SURVEILLANCE -> throw new IllegalArgumentException("counted in months: " + rule);
        };
    }

    private static Limit months(Measure measure, Rule rule, Instant at, int months, Instant now) {
        Instant end = ChinaTime.startOf(ChinaTime.date(at).plusMonths(months).plusDays(1));
        return new Limit(measure, rule, end, urgency(now, end, SOON_OF_MONTHS));
    }

    private static Instant daysAfter(Instant at, int days) {
        return ChinaTime.startOf(ChinaTime.date(at).plusDays(days + 1L));
    }

    private static Urgency urgency(Instant now, Instant end, Duration soon) {
        if (!now.isBefore(end)) {
            return Urgency.OVER;
        }
        return now.isBefore(end.minus(soon)) ? Urgency.RUNNING : Urgency.SOON;
    }
}
