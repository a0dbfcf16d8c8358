package cn.fanzha.command.funds.web;

import cn.fanzha.command.funds.AccountCategory;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.OnwardRow;
import cn.fanzha.command.funds.RefusalReason;
import cn.fanzha.command.funds.domain.Comparison;
import cn.fanzha.command.funds.domain.Confirmation;
import cn.fanzha.command.funds.domain.Refusal;
import cn.fanzha.command.platform.api.FieldsException;
import cn.fanzha.command.platform.api.JsonFields;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An answer as a program sends it: one of the two, as read from JSON; all that is wrong is named at once.
 *
 * @param refusal null where the account was stopped
 */
record StopAnswerBody(@Nullable Confirmation confirmation, Refusal refusal, List<OnwardRow> onward) {

    private static final int ROWS_AT_MOST = 10_000;
    private static final int NOTE_AT_MOST = 500;
    private static final int NAME_AT_MOST = 60;

    private static final Set<String> KNOWN = Set.of(
            "result",
            "holder",
            "account",
            "amount",
            "time",
            "stoppedAt",
            "balanceBefore",
            "amountStopped",
            "accountCategory",
            "reasons",
            "note",
            "person",
            "phone",
            "onward");
    private static final Set<String> OF_A_TRANSFER =
            Set.of("kind", "account", "holder", "bank", "amount", "movedAt", "note");

    private enum Result {
        STOPPED,
        REFUSED
    }

    private enum Compared {
        AGREES,
        DIFFERS
    }

    /** @throws FieldsException what is missing or wrong */
    static StopAnswerBody read(JsonNode body) {
        JsonFields fields = new JsonFields(body, KNOWN);
        Result result = fields.required("result", Result::valueOf);
        boolean stopped = result == Result.STOPPED;
        Comparison compared = new Comparison(
                agrees(fields, "holder", stopped),
                agrees(fields, "account", stopped),
                agrees(fields, "amount", stopped),
                agrees(fields, "time", stopped));
        Instant stoppedAt = fields.moment("stoppedAt");
        Money balance = perhaps(fields, "balanceBefore", stopped, Money::of);
        Money held = perhaps(fields, "amountStopped", stopped, Money::of);
        AccountCategory category = perhaps(fields, "accountCategory", stopped, AccountCategory::valueOf);
        Set<RefusalReason> reasons = reasons(body, fields);
        String note = fields.text("note", NOTE_AT_MOST);
        String person = fields.required("person", text -> text);
        String phone = fields.required("phone", text -> text);
        tooLong(fields, "person", person);
        tooLong(fields, "phone", phone);
        List<OnwardRow> onward = onward(fields);
        fields.requireSound();
        reasons.addAll(compared.differences());
        return new StopAnswerBody(
                stopped
                        ? new Confirmation(
                                compared,
                                stoppedAt == null ? null : stoppedAt.truncatedTo(ChronoUnit.MICROS),
                                Objects.requireNonNull(balance),
                                Objects.requireNonNull(held),
                                Objects.requireNonNull(category),
                                Objects.requireNonNull(person),
                                Objects.requireNonNull(phone))
                        : null,
                new Refusal(
                        reasons,
                        note == null ? "" : note,
                        Objects.requireNonNull(person),
                        Objects.requireNonNull(phone)),
                onward);
    }

    /** Onward transfers alone. */
    static List<OnwardRow> onward(JsonNode body) {
        JsonFields fields = new JsonFields(body, Set.of("onward"));
        List<OnwardRow> rows = onward(fields);
        fields.requireSound();
        return rows;
    }

    private static List<OnwardRow> onward(JsonFields fields) {
        List<OnwardRow> rows = new ArrayList<>();
        for (JsonFields one : fields.list("onward", ROWS_AT_MOST, OF_A_TRANSFER)) {
            AccountKind kind = one.value("kind", AccountKind::valueOf);
            String account = one.required("account", text -> text);
            Money amount = one.required("amount", Money::of);
            Instant movedAt = one.moment("movedAt");
            if (one.text("movedAt") == null) {
                one.note("movedAt", "api.field.missing");
            }
            if (account != null && amount != null && movedAt != null) {
                rows.add(new OnwardRow(
                        kind == null ? AccountKind.BANK_ACCOUNT : kind,
                        account,
                        one.text("holder"),
                        one.text("bank"),
                        amount,
                        movedAt.truncatedTo(ChronoUnit.MICROS),
                        one.text("note")));
            }
        }
        return rows;
    }

    private static boolean agrees(JsonFields fields, String name, boolean needed) {
        return perhaps(fields, name, needed, Compared::valueOf) != Compared.DIFFERS;
    }

    private static <T> @Nullable T perhaps(JsonFields fields, String name, boolean needed, Function<String, T> reader) {
        return needed ? fields.required(name, reader) : fields.value(name, reader);
    }

    private static Set<RefusalReason> reasons(JsonNode body, JsonFields fields) {
        Set<RefusalReason> reasons = EnumSet.noneOf(RefusalReason.class);
        JsonNode told = body.path("reasons");
        if (told.isMissingNode() || told.isNull()) {
            return reasons;
        }
        if (!told.isArray() || told.size() > RefusalReason.values().length) {
            fields.note("reasons", "api.field.list", RefusalReason.values().length);
            return reasons;
        }
        for (int i = 0; i < told.size(); i++) {
            try {
                reasons.add(RefusalReason.valueOf(told.get(i).asString("")));
            } catch (IllegalArgumentException e) {
                fields.note("reasons[" + i + "]", "api.field.word");
            }
        }
        return reasons;
    }

    private static void tooLong(JsonFields fields, String name, @Nullable String text) {
        if (text != null && text.length() > NAME_AT_MOST) {
            fields.note(name, "api.field.long", NAME_AT_MOST);
        }
    }

    /** Without accounts and names. */
    @Override
    public String toString() {
        return "StopAnswerBody[" + confirmation + ", " + onward.size() + " onward]";
    }
}
