package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.freezes.FreezeFailure;
import cn.fanzha.command.platform.crypto.EncryptedPhone;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Money;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The institution's receipt and answer. Amounts are yuan. */
@Embeddable
class BankWord {

    @Nullable
    Instant receivedAt;

    @Nullable
    UUID receivedBy;

    @Nullable
    String receivedByName;

    @Nullable
    Instant answeredAt;

    @Nullable
    UUID answeredBy;

    @Nullable
    String answeringPerson;

    @Convert(converter = EncryptedPhone.class)
    @Nullable
    String answeringPhone;

    @Nullable
    BigDecimal amountFrozen;

    @Nullable
    BigDecimal balance;

    @Nullable
    BigDecimal availableBalance;

    @Enumerated(EnumType.STRING)
    @Nullable
    FreezeFailure failure;

    @Nullable
    String failureNote;

    @Nullable
    Instant setBackAt;

    @Nullable
    String setBackNote;

    @NullUnmarked
    protected BankWord() {}

    void receive(Actor liaison, Instant now) {
        receivedAt = now;
        receivedBy = liaison.id();
        receivedByName = liaison.displayName();
    }

    void answer(FreezeWord said, Actor liaison, Instant now) {
        answeredAt = now;
        answeredBy = liaison.id();
        answeringPerson = said.person();
        answeringPhone = said.phone();
        amountFrozen = yuan(said.amountFrozen());
        balance = yuan(said.balance());
        availableBalance = yuan(said.available());
        failure = said.failure();
        failureNote = said.note().isBlank() ? null : said.note().strip();
    }

    /** That the earlier freeze had ended was not so. */
    void setBack(String reason, Instant now) {
        setBackAt = now;
        setBackNote = reason;
    }

    boolean answeredBefore(@Nullable Instant at) {
        return at != null && answeredAt != null && answeredAt.isBefore(at);
    }

    private static @Nullable BigDecimal yuan(@Nullable Money amount) {
        return amount == null ? null : amount.yuan();
    }
}
