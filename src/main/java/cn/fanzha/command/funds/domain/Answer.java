package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.AccountCategory;
import cn.fanzha.command.funds.RefusalReason;
import cn.fanzha.command.platform.crypto.EncryptedPhone;
import cn.fanzha.command.shared.Actor;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** What the institution answered, and who did. Amounts are yuan. */
@Embeddable
class Answer {

    Instant answeredAt;
    /** Nobody of an answer that came in from another system; so are person and phone. */
    @Nullable
    UUID answeredBy;

    @Nullable
    String answeringPerson;

    @Convert(converter = EncryptedPhone.class)
    @Nullable
    String answeringPhone;

    @Nullable
    Instant stoppedAt;

    @Nullable
    Instant endsAt;

    @Nullable
    BigDecimal balanceBefore;

    @Nullable
    BigDecimal amountStopped;

    @Nullable
    BigDecimal newMoney;

    @Enumerated(EnumType.STRING)
    @Nullable
    AccountCategory accountCategory;

    @Nullable
    String refusalNote;

    @NullUnmarked
    protected Answer() {}

    private static Answer by(Actor actor, String person, String phone, Instant now) {
        Answer answer = new Answer();
        answer.answeredAt = now;
        answer.answeredBy = actor.id();
        answer.answeringPerson = person;
        answer.answeringPhone = phone;
        return answer;
    }

    static Answer stopped(Confirmation said, Instant stoppedAt, Actor actor, Instant now) {
        Answer answer = by(actor, said.person(), said.phone(), now);
        answer.stoppedAt = stoppedAt;
        answer.endsAt = stoppedAt.plus(StopPayment.RUNS_FOR);
        answer.balanceBefore = said.balanceBefore().yuan();
        answer.amountStopped = said.amountStopped().yuan();
        answer.newMoney = said.amountStopped().yuan();
        answer.accountCategory = said.category();
        return answer;
    }

    static Answer refused(Refusal said, Actor actor, Instant now) {
        Answer answer = by(actor, said.person(), said.phone(), now);
        answer.refusalNote = said.note().isBlank() ? null : said.note().strip();
        return answer;
    }

    static List<RefusalReason> reasons(String[] codes) {
        return Arrays.stream(codes).map(RefusalReason::valueOf).toList();
    }
}
