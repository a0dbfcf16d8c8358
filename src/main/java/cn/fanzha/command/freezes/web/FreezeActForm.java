package cn.fanzha.command.freezes.web;

import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into one of the forms of a freeze, kept when it is refused.
 *
 * @param version of the freeze when the page was opened
 * @param whole {@code 1}: meant for all accounts of the application that stand where this one stands
 * @param note reason or remark
 * @param months of a renewal; {@code longTerm} {@code 1} for a major or complex case
 * @param day on which money was found unrelated
 * @param amount of a release, yuan; empty: all
 * @param wrong {@code 1}: the freeze was wrong
 */
record FreezeActForm(
        @Nullable FreezeAct act,
        int version,
        @Nullable String whole,
        @Nullable String note,
        @Nullable String months,
        @Nullable String longTerm,
        @Nullable String day,
        @Nullable String amount,
        @Nullable String wrong) {

    boolean all() {
        return "1".equals(whole);
    }

    boolean longer() {
        return "1".equals(longTerm);
    }

    boolean asWrong() {
        return "1".equals(wrong);
    }

    String said() {
        return note == null ? "" : note.strip();
    }

    @Nullable
    String remark() {
        return said().isEmpty() ? null : said();
    }

    LocalDate found() {
        if (day == null || day.isBlank()) {
            throw new InvalidValueException("freezes.refused.found-on");
        }
        return ChinaTime.date(ChinaTime.parse(day));
    }

    @Nullable
    Money part() {
        return amount == null || amount.isBlank() ? null : Money.of(amount);
    }

    /** Without what was typed. */
    @Override
    public String toString() {
        return "FreezeActForm[" + act + "]";
    }
}
