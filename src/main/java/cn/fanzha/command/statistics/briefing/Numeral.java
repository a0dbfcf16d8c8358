package cn.fanzha.command.statistics.briefing;

import cn.fanzha.command.statistics.briefing.Rounding.Magnitude;
import cn.fanzha.command.statistics.briefing.Rounding.Word;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Writes a number that is rounded already, with the language's word for what was done to it. */
enum Numeral {
    /** In 万 and 亿; 余 and 多 stand within the number where it ends in 0, and behind it else. */
    CHINESE {
        @Override
        String number(Rounding rule, BigDecimal number) {
            Magnitude unit = unit(rule, number);
            return unit == null ? plain(number) : plain(number.movePointLeft(unit.zeros)) + unit.sign;
        }

        @Override
        String above(Rounding rule, BigDecimal number, boolean cut) {
            if (!cut) {
                return number(rule, number);
            }
            String word = rule.word() == Word.DUO ? "多" : "余";
            Magnitude unit = unit(rule, number);
            String digits = plain(unit == null ? number : number.movePointLeft(unit.zeros));
            String sign = unit == null ? "" : unit.sign;
            boolean round = digits.endsWith("0") && digits.indexOf('.') < 0;
            return round ? digits + word + sign : digits + sign + word;
        }

        @Override
        String below(Rounding rule, BigDecimal number) {
            return "近" + number(rule, number);
        }

        @Override
        String about(Rounding rule, BigDecimal number) {
            return "约" + number(rule, number);
        }
    },

    /** In thousands, millions and billions. */
    ENGLISH {
        @Override
        String number(Rounding rule, BigDecimal number) {
            if (number.compareTo(BILLION) >= 0 && fits(number, 9)) {
                return grouped(number.movePointLeft(9)) + " billion";
            }
            return number.compareTo(MILLION) >= 0 && fits(number, 6)
                    ? grouped(number.movePointLeft(6)) + " million"
                    : grouped(number);
        }

        @Override
        String above(Rounding rule, BigDecimal number, boolean cut) {
            return (cut ? "more than " : "") + number(rule, number);
        }

        @Override
        String below(Rounding rule, BigDecimal number) {
            return "nearly " + number(rule, number);
        }

        @Override
        String about(Rounding rule, BigDecimal number) {
            return "about " + number(rule, number);
        }
    };

    private static final BigDecimal MILLION = BigDecimal.TEN.pow(6);
    private static final BigDecimal BILLION = BigDecimal.TEN.pow(9);
    private static final int DECIMALS_READ = 3;

    abstract String number(Rounding rule, BigDecimal number);

    /** @param cut something was cut off */
    abstract String above(Rounding rule, BigDecimal number, boolean cut);

    abstract String below(Rounding rule, BigDecimal number);

    abstract String about(Rounding rule, BigDecimal number);

    /** {@code 3360000}, {@code 40023.65}: without an exponent or trailing zeros. */
    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** {@code 3,360,000}. */
    static String grouped(BigDecimal number) {
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMaximumFractionDigits(Math.max(0, number.scale()));
        return format.format(number);
    }

    private static boolean fits(BigDecimal number, int zeros) {
        return number.movePointLeft(zeros).stripTrailingZeros().scale() <= DECIMALS_READ;
    }

    /** The unit that the rule names, else 万 from 10⁴ and 亿 from 10⁸. */
    private static @org.jspecify.annotations.Nullable Magnitude unit(Rounding rule, BigDecimal number) {
        if (rule.unit() != null) {
            return rule.unit();
        }
        int digits = number.precision() - number.scale();
        return digits > Magnitude.YI.zeros ? Magnitude.YI : digits > Magnitude.WAN.zeros ? Magnitude.WAN : null;
    }
}
