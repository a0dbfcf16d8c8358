package cn.fanzha.command.freezes;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a freeze, for features that know where it stands: what a person on the page would be refused is a fault
 * of the caller here, thrown as {@link IllegalStateException}. Who may do what is the same as on the page.
 */
public interface FreezeSteps {

    /** Applies for one account and puts it before the supervisor. */
    FreezeNumber apply(CaseNumber caseNo, FreezeAsked asked, Actor officer);

    void approve(FreezeNumber number, Actor supervisor);

    void send(FreezeNumber number, Actor officer);

    void receive(FreezeNumber number, Actor liaison);

    /** The institution froze so much of the balance. */
    void frozen(FreezeNumber number, Money amount, Money balance, Actor liaison);

    /** Another authority froze it before, until the end of that day. */
    void queued(FreezeNumber number, Money amount, Money balance, String authority, LocalDate endsOn, Actor liaison);

    void failed(FreezeNumber number, FreezeFailure why, String note, Actor liaison);

    void askRenewal(FreezeNumber number, int months, String reason, Actor officer);

    /** Grants the renewal that waits; the institution has to confirm it. */
    void renew(FreezeNumber number, Actor supervisor);

    /** @param amount null for all */
    void release(FreezeNumber number, @Nullable Money amount, String reason, Actor supervisor);
}
