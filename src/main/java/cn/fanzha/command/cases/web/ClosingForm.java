package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.StepOutcome.Lack;
import cn.fanzha.command.cases.domain.Closing;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The closing dialog as it was typed.
 *
 * @param at when the case was closed
 * @param tags parted by spaces, commas or 、
 * @param noTags anything: ticked
 */
record ClosingForm(
        @Nullable String at,
        @Nullable String note,
        @Nullable String loss,
        @Nullable String recovered,
        @Nullable String fraudType,
        @Nullable String regionCode,
        @Nullable String solvedAt,
        @Nullable String noSuspects,
        @Nullable String tags,
        @Nullable String noTags) {

    static ClosingForm of(Closing held, String now) {
        return new ClosingForm(
                now,
                null,
                plain(held.loss()),
                plain(held.recovered()),
                held.fraudType(),
                held.regionCode(),
                null,
                null,
                String.join(" ", held.tags()),
                null);
    }

    private static @Nullable String plain(@Nullable Money amount) {
        return amount == null ? null : amount.toPlainString();
    }

    /**
     * What could be read of it; the rest counts as missing, with its own words.
     *
     * @param unreadable takes what could not be read
     */
    Closing read(List<Lack> unreadable) {
        return new Closing(
                value("loss", loss, Money::of, unreadable),
                value("recovered", recovered, Money::of, unreadable),
                blankToNull(fraudType),
                blankToNull(regionCode),
                value("solvedAt", solvedAt, ChinaTime::parse, unreadable),
                blankToNull(noSuspects),
                tagged(tags),
                noTags != null);
    }

    static List<String> tagged(@Nullable String tags) {
        return tags == null
                ? List.of()
                : Stream.of(Text.halfWidth(tags).split("[\\s,、;]+"))
                        .filter(tag -> !tag.isBlank())
                        .distinct()
                        .toList();
    }

    /** What was unreadable says so instead of “missing”. */
    static List<Lack> told(List<Lack> unreadable, List<Lack> lacks) {
        List<String> named = unreadable.stream().map(Lack::field).toList();
        List<Lack> all = new ArrayList<>(unreadable);
        lacks.stream().filter(lack -> !named.contains(lack.field())).forEach(all::add);
        return all;
    }

    private static <T> @Nullable T value(
            String field, @Nullable String text, Function<String, T> parse, List<Lack> unreadable) {
        String typed = blankToNull(text);
        if (typed == null) {
            return null;
        }
        try {
            return parse.apply(typed);
        } catch (InvalidValueException e) {
            unreadable.add(Lack.of(field, e.key(), e.args()));
            return null;
        }
    }

    static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
