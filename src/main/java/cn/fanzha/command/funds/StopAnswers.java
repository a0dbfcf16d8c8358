package cn.fanzha.command.funds;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.StopNumber;
import java.util.Set;

/**
 * The institution's answers and the second officer's signature, for features that know where a request stands: what a
 * person on the page would be refused is a fault of the caller here, thrown as {@link IllegalStateException}. Who may do
 * what is the same as on the page.
 */
public interface StopAnswers {

    /** REQUESTED → RECEIVED, by a liaison of the institution. */
    void receive(StopNumber number, Actor liaison);

    /** The account is stopped from this moment on for 48 hours; holder, account, amount and time all agree. */
    void stopped(StopNumber number, Money balanceBefore, Money amountStopped, Actor liaison);

    /** The account was not stopped, with the reasons; {@code note} in words where the reason is OTHER. */
    void refused(StopNumber number, Set<RefusalReason> reasons, String note, Actor liaison);

    /** The named second officer 协查人 signs. */
    void countersign(StopNumber number, Actor officer);
}
