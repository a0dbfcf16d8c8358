package cn.fanzha.command.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An amount of yuan with exactly two decimals, as the database keeps it ({@code numeric(18,2)}).
 *
 * <p>What is entered is never negative; a difference of two amounts may be.
 */
public record Money(BigDecimal yuan) implements Comparable<Money> {

    private static final BigDecimal LIMIT = new BigDecimal("9999999999999999.99");

    public static final Money ZERO = new Money(BigDecimal.ZERO);

    private static final BigDecimal WAN = new BigDecimal("10000");
    private static final BigDecimal YI = new BigDecimal("100000000");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

    public Money {
        if (yuan.stripTrailingZeros().scale() > 2) {
            throw new InvalidValueException("value.money.decimals");
        }
        if (yuan.abs().compareTo(LIMIT) > 0) {
            throw new InvalidValueException("value.money.too-large", LIMIT.toPlainString());
        }
        yuan = yuan.setScale(2, RoundingMode.UNNECESSARY);
    }

    /** Digits with at most two decimals, no sign and no separators: {@code 12345.6}. */
    public static Money of(String text) {
        String number = Text.halfWidth(text);
        if (!NUMBER.matcher(number).matches() || number.length() > 40) {
            throw new InvalidValueException("value.money.unreadable");
        }
        if (number.startsWith("-") || number.startsWith("+")) {
            throw new InvalidValueException("value.money.sign");
        }
        int point = number.indexOf('.');
        if (point >= 0 && number.length() - point > 3) {
            throw new InvalidValueException("value.money.decimals");
        }
        return new Money(new BigDecimal(number));
    }

    /** Also negative; more than two decimals are refused, never rounded. */
    public static Money of(BigDecimal yuan) {
        return new Money(yuan);
    }

    public Money plus(Money other) {
        return new Money(yuan.add(other.yuan));
    }

    /** May be negative. */
    public Money minus(Money other) {
        return new Money(yuan.subtract(other.yuan));
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public int compareTo(Money other) {
        return yuan.compareTo(other.yuan);
    }

    public boolean isZero() {
        return yuan.signum() == 0;
    }

    public boolean isNegative() {
        return yuan.signum() < 0;
    }

    /** {@code 12345.00}: for files and programs. */
    public String toPlainString() {
        return yuan.toPlainString();
    }

    /** {@code 12,345.00}: for tables. */
    public String grouped() {
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(yuan);
    }

    /** As people say it: {@code 4.5万}, {@code 1.2亿}; half up to two decimals of 万 from 10⁴, of 亿 from 10⁸. */
    public String spoken() {
        BigDecimal size = yuan.abs();
        if (size.compareTo(WAN) < 0) {
            return shortest(yuan);
        }
        BigDecimal wan = yuan.divide(WAN, 2, RoundingMode.HALF_UP);
        // 99,999,999.99 rounds to 10000万, which is said 1亿
        return wan.abs().compareTo(WAN) < 0
                ? shortest(wan) + "万"
                : shortest(yuan.divide(YI, 2, RoundingMode.HALF_UP)) + "亿";
    }

    /** As readers of the language expect it: in Chinese {@link #spoken()}, in others {@link #grouped()}. */
    public String spoken(Locale locale) {
        return locale.getLanguage().equals("zh") ? spoken() : grouped();
    }

    @Override
    public String toString() {
        return toPlainString();
    }

    private static String shortest(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
