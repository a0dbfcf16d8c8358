package cn.fanzha.command.requests.web;

import cn.fanzha.command.requests.ProtectiveAccountKind;
import cn.fanzha.command.requests.ProtectiveRefusal;
import cn.fanzha.command.requests.ProtectiveReply;
import cn.fanzha.command.requests.ProtectiveState;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Money;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An institution's answer as typed: accounts line by line, an empty line is none.
 *
 * @param result the button that was pressed
 */
public record ProtectiveReplyForm(
        @Nullable String result,
        @Nullable List<String> kind,
        @Nullable List<String> number,
        @Nullable List<String> amount,
        @Nullable String refusal,
        @Nullable String note,
        @Nullable String person,
        @Nullable String phone) {

    static final int LINES = 5;

    static ProtectiveReplyForm blank(String person) {
        return new ProtectiveReplyForm(null, null, null, null, null, null, person, null);
    }

    /** What stands in a line of the form. */
    public String at(@Nullable List<String> column, int line) {
        return column == null || line >= column.size() ? "" : Objects.requireNonNullElse(column.get(line), "");
    }

    /** @throws InvalidValueException an amount that is none, or a line without one */
    ProtectiveReply reply() {
        ProtectiveState said = word(ProtectiveState.class, result);
        return new ProtectiveReply(
                said,
                said == ProtectiveState.CONTROLLED ? accounts() : List.of(),
                said == ProtectiveState.REFUSED ? word(ProtectiveRefusal.class, refusal) : null,
                text(note),
                text(person),
                text(phone));
    }

    private List<ProtectiveReply.Account> accounts() {
        List<ProtectiveReply.Account> accounts = new ArrayList<>();
        for (int line = 0; number != null && line < number.size(); line++) {
            String typed = at(number, line).strip();
            if (typed.isEmpty()) {
                continue;
            }
            ProtectiveAccountKind of = word(ProtectiveAccountKind.class, at(kind, line));
            String money = at(amount, line).replaceAll("[,，\\s]", "");
            if (of == null || money.isEmpty()) {
                throw new InvalidValueException("protective.answer.line", line + 1);
            }
            accounts.add(new ProtectiveReply.Account(of, typed, Money.of(money)));
        }
        return accounts;
    }

    private static <E extends Enum<E>> @Nullable E word(Class<E> type, @Nullable String typed) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(typed))
                .findFirst()
                .orElse(null);
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }

    /** Without accounts and names. */
    @Override
    public String toString() {
        return "ProtectiveReplyForm[" + result + "]";
    }
}
