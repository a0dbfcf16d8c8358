package cn.fanzha.command.requests.domain;

import cn.fanzha.command.requests.InformedHow;
import cn.fanzha.command.requests.ProtectiveAccountKind;
import cn.fanzha.command.requests.ProtectiveRefusal;
import cn.fanzha.command.requests.ProtectiveSource;
import cn.fanzha.command.requests.ProtectiveState;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A protective control as its page shows it, at one moment.
 *
 * @param name in full for an institution, masked for the police; so is {@code idNo}
 * @param answerDue when an institution that has not answered turns red
 * @param lapsesAt until when an answer is of use
 * @param answers of every institution, those that control first; for an institution its own alone
 */
public record ProtectiveView(
        String controlNo,
        UUID unitId,
        ProtectiveSource source,
        String reference,
        @Nullable String caseNo,
        String name,
        String idNo,
        String reason,
        String askedBy,
        Instant askedAt,
        Instant answerDue,
        Instant lapsesAt,
        Instant informedAt,
        String informedBy,
        InformedHow informedHow,
        @Nullable Lifting lifting,
        List<Given> answers) {

    public ProtectiveView {
        answers = List.copyOf(answers);
    }

    /** Ended ahead of its time. */
    public record Lifting(Instant at, String by, String reason) {}

    /** What one institution said; its state is by the clock. */
    public record Given(
            UUID id,
            UUID institutionId,
            ProtectiveState state,
            @Nullable Instant at,
            @Nullable String person,
            @Nullable String phone,
            @Nullable ProtectiveRefusal refusal,
            @Nullable String note,
            @Nullable Instant endsAt,
            @Nullable Instant endedAt,
            List<Account> accounts) {

        public Given {
            accounts = List.copyOf(accounts);
        }

        Given with(List<Account> held) {
            return new Given(id, institutionId, state, at, person, phone, refusal, note, endsAt, endedAt, held);
        }
    }

    /** An account of the person, masked. */
    public record Account(ProtectiveAccountKind kind, String masked, Money amount) {}

    /** Somebody controls anything, or may still answer. */
    public boolean running() {
        return answers.stream()
                .anyMatch(one -> one.state() == ProtectiveState.WAITING || one.state() == ProtectiveState.CONTROLLED);
    }

    /** How many institutions stand so. */
    public long count(String state) {
        return answers.stream().filter(one -> one.state().name().equals(state)).count();
    }

    /** What is controlled now, in yuan. */
    public Money controlled() {
        return answers.stream()
                .filter(one -> one.state() == ProtectiveState.CONTROLLED)
                .flatMap(one -> one.accounts().stream())
                .map(Account::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    /** Without the person. */
    @Override
    public String toString() {
        return "ProtectiveView[" + controlNo + "]";
    }
}
