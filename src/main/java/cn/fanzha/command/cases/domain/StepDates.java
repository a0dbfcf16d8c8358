package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.shared.ChinaTime;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The first date of every step that a case has taken, and the date of the latest, which may be a repeated one. */
@Embeddable
class StepDates {

    private Instant reportedAt;
    private @Nullable Instant acceptedAt;
    private @Nullable Instant filedAt;
    private @Nullable Instant solvedAt;
    private @Nullable Instant concludedAt;
    private @Nullable Instant prosecutedAt;
    private @Nullable Instant closedAt;
    private @Nullable Instant rejectedAt;
    private @Nullable Instant withdrawnAt;
    private @Nullable Instant transferredAt;
    private @Nullable Instant lastStepAt;

    @NullUnmarked
    StepDates() {}

    /** A supplementary investigation 补充侦查 ends with the last day of its month (程序规定 art. 295), Asia/Shanghai. */
    static Instant endOfSupplement(Instant returned) {
        LocalDate last = ChinaTime.date(returned).plusMonths(1);
        return ChinaTime.startOf(last.plusDays(1));
    }

    void report(Instant at) {
        reportedAt = at;
    }

    Instant reported() {
        return reportedAt;
    }

    /** Takes a step at this time: the latest from now on. */
    void step(CaseState next, Instant at) {
        lastStepAt = at;
        reach(next, at);
    }

    /** Sets the date of a state that has none yet. */
    void reach(CaseState next, Instant at) {
        switch (next) {
            case REPORTED -> throw new IllegalStateException("no step leads back to REPORTED");
            case ACCEPTED -> acceptedAt = first(acceptedAt, at);
            case FILED -> filedAt = first(filedAt, at);
            case SOLVED -> solvedAt = first(solvedAt, at);
            case CONCLUDED -> concludedAt = first(concludedAt, at);
            case PROSECUTED -> prosecutedAt = first(prosecutedAt, at);
            case CLOSED -> closedAt = first(closedAt, at);
            case REJECTED -> rejectedAt = first(rejectedAt, at);
            case WITHDRAWN -> withdrawnAt = first(withdrawnAt, at);
            case TRANSFERRED -> transferredAt = first(transferredAt, at);
        }
    }

    @Nullable
    Instant of(CaseState state) {
        return switch (state) {
            case REPORTED -> reportedAt;
            case ACCEPTED -> acceptedAt;
            case FILED -> filedAt;
            case SOLVED -> solvedAt;
            case CONCLUDED -> concludedAt;
            case PROSECUTED -> prosecutedAt;
            case CLOSED -> closedAt;
            case REJECTED -> rejectedAt;
            case WITHDRAWN -> withdrawnAt;
            case TRANSFERRED -> transferredAt;
        };
    }

    /** No step can be dated before it; of imported files the latest date of any step. */
    Instant latest() {
        Instant last = lastStepAt;
        return last != null
                ? last
                : Stream.of(CaseState.values())
                        .map(this::of)
                        .filter(Objects::nonNull)
                        .max(Instant::compareTo)
                        .orElse(reportedAt);
    }

    private static Instant first(@Nullable Instant held, Instant at) {
        return held == null ? at : held;
    }
}
