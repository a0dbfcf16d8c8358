package cn.fanzha.command.statistics.briefing;

import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a briefing prints a figure (domain section 8): the rule stands beside every number, so that a reader can be told
 * what 余, 近 and 约 hide. Never two such words on one number, never the measure word (起, 人, 元).
 *
 * @param digits significant digits, or decimals of the unit or percentage
 * @param unit the digits are decimals of it; null where they are significant digits
 */
public record Rounding(Word word, int digits, @Nullable Magnitude unit) {

    private static final Pattern FORM = Pattern.compile("([A-Z]+)(?:\\(\\s*(?:([万亿])\\s*,\\s*)?(\\d{1,2})\\s*\\))?");
    private static final int DEFAULT_DIGITS = 2;
    private static final int MOST_SIGNIFICANT = 18;
    private static final int MOST_DECIMALS = 8;
    private static final BigDecimal NEAR = new BigDecimal("0.95");

    /** The kinds of rules. */
    public enum Word {
        /** 余: cut off downwards. */
        YU,
        /** 多: likewise. */
        DUO,
        /** 近: just below a round number. */
        JIN,
        /** 约: nearest, half up. */
        YUE,
        /** Nearest in 万 or 亿, without a word. */
        UNIT,
        /** Every digit. */
        EXACT,
        /** A fraction as a percentage. */
        PERCENT
    }

    /** 万 and 亿, in which Chinese counts large numbers. */
    public enum Magnitude {
        WAN("万", 4),
        YI("亿", 8);

        final String sign;
        final int zeros;

        Magnitude(String sign, int zeros) {
            this.sign = sign;
            this.zeros = zeros;
        }
    }

    /** A printed number, or why a rule can't print it. */
    public sealed interface Result {}

    /** @param text as it stands in the sentence, without the measure word */
    public record Shown(String text) implements Result {}

    /**
     * The rule doesn't fit the number: the draft shows it, and can't be issued.
     *
     * @param key of the message that says why
     */
    public record Unprintable(String key) implements Result {}

    /** Every digit. */
    public static final Rounding EXACT = new Rounding(Word.EXACT, 0, null);

    /** A printed share or change. */
    public static Rounding percent(int decimals) {
        return new Rounding(Word.PERCENT, decimals, null);
    }

    /**
     * Reads {@code YU}, {@code YU(2)}, {@code YU(万,1)}, {@code DUO(…)}, {@code JIN}, {@code YUE(2)}, {@code UNIT(亿,1)},
     * {@code EXACT} or {@code PERCENT(1)}; full-width signs as well.
     *
     * @throws InvalidValueException {@code briefings.rule.unknown}: there is no such rule
     */
    public static Rounding of(String text) {
        Matcher form = FORM.matcher(Text.halfWidth(text));
        if (!form.matches()) {
            throw unknown();
        }
        Word word;
        try {
            word = Word.valueOf(form.group(1));
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
        Magnitude unit = form.group(2) == null ? null : form.group(2).equals("万") ? Magnitude.WAN : Magnitude.YI;
        return checked(word, unit, form.group(3) == null ? null : Integer.valueOf(form.group(3)));
    }

    private static Rounding checked(Word word, @Nullable Magnitude unit, @Nullable Integer digits) {
        boolean significant = unit == null && digits != null && digits >= 1 && digits <= MOST_SIGNIFICANT;
        boolean decimals = digits != null && digits <= MOST_DECIMALS;
        boolean known = switch (word) {
            case YU, DUO -> unit != null ? decimals : digits == null || significant;
            case YUE -> unit == null && (digits == null || significant);
            case UNIT -> unit != null && decimals;
            case PERCENT -> unit == null && decimals;
            case JIN, EXACT -> unit == null && digits == null;
        };
        if (!known) {
            throw unknown();
        }
        int defaultDigits = word == Word.JIN || word == Word.EXACT ? 0 : DEFAULT_DIGITS;
        return new Rounding(word, digits == null ? defaultDigits : digits, unit);
    }

    private static InvalidValueException unknown() {
        return new InvalidValueException("briefings.rule.unknown");
    }

    /** The rule as it is read by {@link #of}. */
    @Override
    public String toString() {
        return switch (word) {
            case JIN, EXACT -> word.name();
            default -> word.name() + "(" + (unit == null ? "" : unit.sign + ",") + digits + ")";
        };
    }

    /** As a Chinese sentence prints it: {@code 4.5万余}, {@code 近300}. */
    public Result show(BigDecimal value) {
        return show(value, Locale.SIMPLIFIED_CHINESE);
    }

    /**
     * In the words of the language: the same number, in English as {@code more than 45,000}, {@code nearly 300}, {@code
     * about 40,000}, {@code 404,000}. The rule decides the number, the language only its words.
     */
    public Result show(BigDecimal value, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        Numeral numeral = english ? Numeral.ENGLISH : Numeral.CHINESE;
        if (word == Word.PERCENT) {
            return new Shown(percentage(value));
        }
        if (word == Word.EXACT) {
            return new Shown(english ? Numeral.grouped(value) : Numeral.plain(value));
        }
        if (value.signum() < 0) {
            return new Unprintable("briefings.rule.negative");
        }
        return value.signum() == 0 ? new Shown("0") : positive(value, numeral);
    }

    /** A change with its sign (+15.8%); one that prints as nothing has none. Percentages only. */
    public Result showChange(BigDecimal change) {
        if (word != Word.PERCENT) {
            return new Unprintable("briefings.rule.change");
        }
        String text = percentage(change);
        return new Shown(change.signum() > 0 && !printsAsNothing(text) ? "+" + text : text);
    }

    /** Nothing but zeros is left of it. */
    static boolean printsAsNothing(String percentage) {
        return percentage.chars().noneMatch(c -> c >= '1' && c <= '9');
    }

    private Result positive(BigDecimal value, Numeral numeral) {
        return switch (word) {
            case YU, DUO -> {
                BigDecimal cut = rounded(value, RoundingMode.DOWN);
                yield cut.signum() == 0
                        ? new Unprintable("briefings.rule.nothing-left")
                        : new Shown(numeral.above(this, cut, cut.compareTo(value) != 0));
            }
            case JIN -> {
                BigDecimal next = significant(value, 1, RoundingMode.UP);
                if (next.compareTo(value) == 0) {
                    yield new Shown(numeral.number(this, next));
                }
                // v / t ≥ 95 % without a division
                yield value.compareTo(next.multiply(NEAR)) >= 0
                        ? new Shown(numeral.below(this, next))
                        : new Rounding(Word.YU, DEFAULT_DIGITS, null).positive(value, numeral);
            }
            case YUE -> {
                BigDecimal nearest = rounded(value, RoundingMode.HALF_UP);
                yield new Shown(
                        nearest.compareTo(value) == 0 ? numeral.number(this, nearest) : numeral.about(this, nearest));
            }
            case UNIT -> {
                BigDecimal nearest = rounded(value, RoundingMode.HALF_UP);
                yield nearest.signum() == 0
                        ? new Unprintable("briefings.rule.nothing-left")
                        : new Shown(numeral.number(this, nearest));
            }
            case EXACT, PERCENT -> throw new IllegalStateException();
        };
    }

    private BigDecimal rounded(BigDecimal value, RoundingMode mode) {
        return unit == null ? significant(value, digits, mode) : value.setScale(digits - unit.zeros, mode);
    }

    private static BigDecimal significant(BigDecimal value, int digits, RoundingMode mode) {
        int magnitude = value.precision() - value.scale() - 1;
        return value.setScale(digits - 1 - magnitude, mode);
    }

    private String percentage(BigDecimal fraction) {
        if (fraction.signum() == 0) {
            return "0%";
        }
        return fraction.movePointRight(2).setScale(digits, RoundingMode.HALF_UP).toPlainString() + "%";
    }
}
