package cn.fanzha.command.intake;

import cn.fanzha.command.cases.NewCase;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.Urgency;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known while the victim is on the phone.
 *
 * @param form the form's own id: sending one form twice logs one case
 * @param stops the transfers whose payee accounts are to be stopped now; may be none
 * @param victimIdChecked false while only the phone vouches for the victim
 * @param secondOfficer the 协查人; from the duty roster where not given
 */
public record CallReport(
        UUID form,
        NewCase details,
        List<PayeeTransfer> stops,
        Urgency urgency,
        boolean victimIdChecked,
        @Nullable UUID secondOfficer) {

    public CallReport {
        stops = List.copyOf(stops);
    }

    /** A transfer with all that a stop payment needs. */
    public record PayeeTransfer(
            AccountKind kind,
            String account,
            String holder,
            UUID institution,
            Money amount,
            Instant at,
            @Nullable String fromAccount) {
        /** Without accounts and names. */
        @Override
        public String toString() {
            return "PayeeTransfer[" + kind + "]";
        }
    }
}
