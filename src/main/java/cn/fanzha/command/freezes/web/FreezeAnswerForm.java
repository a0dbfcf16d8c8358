package cn.fanzha.command.freezes.web;

import cn.fanzha.command.freezes.FreezeFailure;
import cn.fanzha.command.freezes.FreezeStage;
import cn.fanzha.command.freezes.domain.FreezeWord;
import cn.fanzha.command.freezes.domain.FreezeWord.Earlier;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The liaison's answer as typed.
 *
 * @param earlier lines of {@code authority, last day[, amount]}, parted by commas or tabs
 */
record FreezeAnswerForm(
        int version,
        @Nullable FreezeStage result,
        @Nullable String frozenAt,
        @Nullable String amount,
        @Nullable String balance,
        @Nullable String available,
        @Nullable String earlier,
        @Nullable FreezeFailure failure,
        @Nullable String note,
        @Nullable String person,
        @Nullable String phone) {

    static FreezeAnswerForm blank(int version, String person) {
        return new FreezeAnswerForm(version, null, null, null, null, null, null, null, null, person, null);
    }

    FreezeAnswerForm withVersion(int current) {
        return new FreezeAnswerForm(
                current, result, frozenAt, amount, balance, available, earlier, failure, note, person, phone);
    }

    /** @throws InvalidValueException something that can't be read */
    FreezeWord word() {
        if (result == null) {
            throw new InvalidValueException("freezes.answer.result");
        }
        return new FreezeWord(
                result,
                blank(frozenAt) ? null : ChinaTime.parse(String.valueOf(frozenAt)),
                money(amount),
                money(balance),
                money(available),
                result == FreezeStage.FAILED ? List.of() : others(),
                result == FreezeStage.FAILED ? failure : null,
                note == null ? "" : note,
                person == null ? "" : person.strip(),
                phone == null ? "" : phone.strip());
    }

    private List<Earlier> others() {
        List<Earlier> all = new ArrayList<>();
        for (String line : (earlier == null ? "" : earlier).lines().toList()) {
            if (!line.isBlank()) {
                String[] cells = line.split("[,，\\t]");
                if (cells.length < 2) {
                    throw new InvalidValueException("freezes.answer.earlier-line", all.size() + 1);
                }
                all.add(new Earlier(
                        cells[0].strip(),
                        cells.length > 2 ? money(cells[2]) : null,
                        ChinaTime.date(ChinaTime.parse(cells[1].strip()))));
            }
        }
        return all;
    }

    private static @Nullable Money money(@Nullable String text) {
        return blank(text) ? null : Money.of(String.valueOf(text));
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** Without person and phone. */
    @Override
    public String toString() {
        return "FreezeAnswerForm[" + result + "]";
    }
}
