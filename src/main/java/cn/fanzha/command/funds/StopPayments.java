package cn.fanzha.command.funds;

import cn.fanzha.command.shared.Actor;
import java.util.List;

/**
 * Emergency stop payments 紧急止付 (银发〔2016〕86号): one request per payee account (a number at one institution), to its head office;
 * may be asked before the case is filed.
 */
public interface StopPayments {

    /**
     * Asks the institution to stop the account, within the caller's transaction. Only an officer, analyst or supervisor
     * whose scope holds the case.
     *
     * <p>Refused: an account number that can't be one; an institution that holds no accounts; a second officer who is
     * the first; the same case's request for the account still open; the third stop of an account; a second stop earlier
     * than 12 h (setting) before the end of the first.
     *
     * @throws cn.fanzha.command.shared.OutOfScopeException the actor may not ask for this case
     */
    StopOutcome request(StopRequest request, Actor actor);

    /**
     * The same for all payee accounts of one call, answered in the order of the requests. The accounts are locked in one
     * fixed order and the numbers drawn after that, so that calls which share accounts never wait for each other in a
     * circle: prefer it to several single requests in one transaction.
     */
    List<StopOutcome> requestAll(List<StopRequest> requests, Actor actor);
}
