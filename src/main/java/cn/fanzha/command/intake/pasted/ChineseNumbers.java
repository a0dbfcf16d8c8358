package cn.fanzha.command.intake.pasted;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers in characters: 三万五千, 两万三 (23,000 as people say it), 伍万, 一亿零五十. */
final class ChineseNumbers {

    private static final String DIGITS = "零一二三四五六七八九";
    private static final String FORMAL = "〇壹贰叁肆伍陆柒捌玖";
    private static final String UNITS = "十百千";
    private static final String FORMAL_UNITS = "拾佰仟";

    private ChineseNumbers() {}

    /** Null where it is no number. */
    static @Nullable BigDecimal parse(String text) {
        long total = 0;
        long section = 0;
        long digit = -1;
        long lastUnit = 1;
        boolean zero = false;
        for (char c : text.toCharArray()) {
            int unit = Math.max(UNITS.indexOf(c), FORMAL_UNITS.indexOf(c));
            int value = c == '两' ? 2 : Math.max(DIGITS.indexOf(c), FORMAL.indexOf(c));
            if (value >= 0) {
                if (digit > 0) {
                    return null;
                }
                digit = value;
                zero |= value == 0;
            } else if (unit >= 0) {
                lastUnit = pow(unit + 1);
                section += (digit < 0 ? 1 : digit) * lastUnit;
                digit = -1;
                zero = false;
            } else {
                lastUnit = c == '亿' ? 100_000_000L : 10_000L;
                long whole = section + Math.max(0, digit);
                total = c == '亿' ? (total + whole) * lastUnit : total + whole * lastUnit;
                section = 0;
                digit = -1;
                zero = false;
            }
        }
        // 两万三: the last digit stands for the next smaller unit
        long rest = digit <= 0 ? 0 : zero || lastUnit == 1 || lastUnit == 10 ? digit : digit * lastUnit / 10;
        long number = total + section + rest;
        return number <= 0 ? null : BigDecimal.valueOf(number);
    }

    private static long pow(int tens) {
        return tens == 1 ? 10 : tens == 2 ? 100 : 1000;
    }
}
