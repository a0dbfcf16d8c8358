package cn.fanzha.command.funds.web;

import cn.fanzha.command.funds.AccountCategory;
import cn.fanzha.command.funds.RefusalReason;
import cn.fanzha.command.funds.domain.ComparedField;
import cn.fanzha.command.funds.domain.ComparedWords;
import cn.fanzha.command.funds.domain.Comparison;
import cn.fanzha.command.funds.domain.Confirmation;
import cn.fanzha.command.funds.domain.Refusal;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The liaison's answer as typed; the four comparisons say {@code AGREES} or {@code DIFFERS}. */
record AnswerForm(
        int version,
        @Nullable Verdict verdict,
        @Nullable String holder,
        @Nullable String account,
        @Nullable String amount,
        @Nullable String time,
        @Nullable String holderAtBank,
        @Nullable String accountAtBank,
        @Nullable String amountAtBank,
        @Nullable String timeAtBank,
        @Nullable String stoppedAt,
        @Nullable String balance,
        @Nullable String stopped,
        @Nullable AccountCategory category,
        @Nullable List<RefusalReason> reasons,
        @Nullable String note,
        @Nullable String person,
        @Nullable String phone) {

    private static final String AGREES = "AGREES";
    private static final String DIFFERS = "DIFFERS";
    private static final int AT_BANK_AT_MOST = 100;

    enum Verdict {
        STOP,
        REFUSE
    }

    static AnswerForm blank(int version, String person) {
        return new AnswerForm(
                version, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                person, null);
    }

    AnswerForm withVersion(int current) {
        return new AnswerForm(
                current,
                verdict,
                holder,
                account,
                amount,
                time,
                holderAtBank,
                accountAtBank,
                amountAtBank,
                timeAtBank,
                stoppedAt,
                balance,
                stopped,
                category,
                reasons,
                note,
                person,
                phone);
    }

    public boolean gave(String reason) {
        return reasons != null && reasons.stream().anyMatch(r -> r.name().equals(reason));
    }

    /** The four lines of the comparison, for the page that shows them again. */
    public List<Line> lines() {
        return List.of(
                new Line("holder", holder, holderAtBank),
                new Line("account", account, accountAtBank),
                new Line("amount", amount, amountAtBank),
                new Line("time", time, timeAtBank));
    }

    /** What was chosen and typed of one field. */
    public record Line(
            String field, @Nullable String said, @Nullable String atBank) {
        /** Without what was typed. */
        @Override
        public String toString() {
            return field;
        }
    }

    /** What was compared, as it is kept beside the answer; what nothing was said of is left out. */
    List<ComparedWords> compared() {
        return lines().stream()
                .filter(line -> AGREES.equals(line.said) || DIFFERS.equals(line.said))
                .map(line -> new ComparedWords(
                        ComparedField.valueOf(line.field.toUpperCase(Locale.ROOT)),
                        AGREES.equals(line.said),
                        cut(line.atBank)))
                .toList();
    }

    private static @Nullable String cut(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String stripped = text.strip();
        return stripped.length() <= AT_BANK_AT_MOST ? stripped : stripped.substring(0, AT_BANK_AT_MOST);
    }

    /** @throws InvalidValueException something is missing or is not what it should be */
    Confirmation confirmation() {
        Comparison compared = new Comparison(agrees(holder), agrees(account), agrees(amount), agrees(time));
        if (compared.differences().isEmpty() && category == null) {
            throw new InvalidValueException("funds.answer.category-missing");
        }
        String at = stoppedAt == null ? "" : stoppedAt.strip();
        Instant moment = at.isEmpty() ? null : ChinaTime.parse(at);
        if (!compared.differences().isEmpty()) {
            // refused whatever else was typed: the comparison comes first
            return new Confirmation(
                    compared, null, Money.ZERO, Money.ZERO, AccountCategory.PERSONAL, needPerson(), needPhone());
        }
        return new Confirmation(
                compared,
                moment,
                money(balance, "funds.answer.balance-missing"),
                money(stopped, "funds.answer.amount-missing"),
                Objects.requireNonNull(category),
                needPerson(),
                needPhone());
    }

    /** What differs is a reason by itself. */
    Refusal refusal() {
        Set<RefusalReason> all = EnumSet.noneOf(RefusalReason.class);
        all.addAll(new Comparison(
                        !DIFFERS.equals(holder),
                        !DIFFERS.equals(account),
                        !DIFFERS.equals(amount),
                        !DIFFERS.equals(time))
                .differences());
        if (reasons != null) {
            reasons.stream().filter(r -> !r.isDifference()).forEach(all::add);
        }
        return new Refusal(all, note == null ? "" : note, needPerson(), needPhone());
    }

    private String needPerson() {
        return need(person, "funds.answer.person-missing");
    }

    private String needPhone() {
        return need(phone, "funds.answer.phone-missing");
    }

    private static boolean agrees(@Nullable String said) {
        if (said == null || said.isEmpty()) {
            throw new InvalidValueException("funds.answer.not-compared");
        }
        return AGREES.equals(said);
    }

    private static Money money(@Nullable String text, String missing) {
        return Money.of(need(text, missing));
    }

    private static String need(@Nullable String text, String missing) {
        if (text == null || text.isBlank()) {
            throw new InvalidValueException(missing);
        }
        return text.strip();
    }
}
