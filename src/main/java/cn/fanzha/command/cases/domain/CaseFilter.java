package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.Channel;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a list of cases is narrowed to; null narrows nothing. Time bounds are half open, amounts include their bound.
 *
 * @param number beginning of a case number
 * @param numbers these cases alone
 * @param unitId this unit with all below it
 * @param handlerId account of the officer in charge
 * @param region beginning of a division code
 * @param person a victim, by phone or document
 * @param oldestFirst sorts by the report's time upwards
 */
public record CaseFilter(
        @Nullable String number,
        @Nullable List<String> numbers,
        @Nullable CaseState state,
        @Nullable Channel channel,
        @Nullable String fraudType,
        @Nullable UUID unitId,
        @Nullable UUID handlerId,
        @Nullable String tag,
        @Nullable String region,
        Span<Instant> reported,
        Span<Instant> filed,
        Span<Instant> solved,
        Span<Money> amount,
        @Nullable Person person,
        boolean oldestFirst,
        @Nullable Cursor after) {

    /** From here (if anywhere) to there (if anywhere). */
    public record Span<T>(@Nullable T from, @Nullable T to) {}

    /**
     * A victim that is looked for, normalised: phone or document, or both. Personal data: never in an address, a log or
     * an event.
     */
    public record Person(@Nullable String phone, @Nullable String idNo) {
        @Override
        public String toString() {
            return "Person";
        }
    }

    /** Narrowed by number and unit at most: what everybody may know of a restricted case. */
    boolean isPlain() {
        Span<?> any = new Span<>(null, null);
        return state == null
                && channel == null
                && fraudType == null
                && handlerId == null
                && tag == null
                && region == null
                && person == null
                && reported.equals(any)
                && filed.equals(any)
                && solved.equals(any)
                && amount.equals(any);
    }

    /** The same from another position on. */
    public CaseFilter from(@Nullable Cursor position) {
        return new CaseFilter(
                number,
                numbers,
                state,
                channel,
                fraudType,
                unitId,
                handlerId,
                tag,
                region,
                reported,
                filed,
                solved,
                amount,
                person,
                oldestFirst,
                position);
    }

    /** The same, of these cases alone. */
    public CaseFilter only(List<String> chosen) {
        return new CaseFilter(
                null,
                List.copyOf(chosen),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new Span<>(null, null),
                new Span<>(null, null),
                new Span<>(null, null),
                new Span<>(null, null),
                null,
                oldestFirst,
                null);
    }

    /** The same, with a victim that is looked for. */
    public CaseFilter of(Person victim) {
        return new CaseFilter(
                number,
                numbers,
                state,
                channel,
                fraudType,
                unitId,
                handlerId,
                tag,
                region,
                reported,
                filed,
                solved,
                amount,
                victim,
                oldestFirst,
                after);
    }
}
