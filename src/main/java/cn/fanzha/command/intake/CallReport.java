package cn.fanzha.command.intake;

import cn.fanzha.command.cases.NewCase;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.Urgency;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known while the victim is on the phone.
 *
 * @param form the form's own id: sending one form twice logs one case
 * @param unreadable names of the fields in which nothing valid was typed: a case that is logged keeps what it has there
 * @param transfers what the victim tells of the money; those marked are to be stopped now
 * @param victimIdChecked false while only the phone vouches for the victim
 * @param clues the fraud's own numbers and addresses: observables of the case from now on
 * @param secondOfficer the 协查人; from the duty roster where not given
 */
public record CallReport(
        UUID form,
        NewCase details,
        Set<String> unreadable,
        List<PayeeTransfer> transfers,
        Urgency urgency,
        boolean victimIdChecked,
        List<ObservableValue> clues,
        @Nullable UUID secondOfficer) {

    /** Without clues. */
    public CallReport(
            UUID form,
            NewCase details,
            Set<String> unreadable,
            List<PayeeTransfer> transfers,
            Urgency urgency,
            boolean victimIdChecked,
            @Nullable UUID secondOfficer) {
        this(form, details, unreadable, transfers, urgency, victimIdChecked, List.of(), secondOfficer);
    }

    public CallReport {
        unreadable = Set.copyOf(unreadable);
        transfers = List.copyOf(transfers);
        clues = List.copyOf(clues);
    }

    /**
     * A transfer with all that a stop payment needs.
     *
     * @param line its position on the form, from 0
     * @param stop the payee account is to be stopped now
     */
    public record PayeeTransfer(
            int line,
            boolean stop,
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
