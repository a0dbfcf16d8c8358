package cn.fanzha.command.funds;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The movements of money that are known of a case. */
public interface Transfers {

    /**
     * A transfer that a victim tells of.
     *
     * @param key tells the line of the form that it stands on: told again, it is the same transfer
     * @param fromAccount the victim's account, where known
     * @param toAccount the payee's account
     * @param at when the money left, as told
     * @param stopNo number of the stop payment that was asked for it, where one was
     */
    record Told(
            UUID caseId,
            String key,
            @Nullable String fromAccount,
            AccountKind kind,
            String toAccount,
            @Nullable String toName,
            @Nullable UUID toInstitution,
            Money amount,
            Instant at,
            @Nullable String stopNo) {
        /** Without accounts and names. */
        @Override
        public String toString() {
            return "Told[case " + caseId + "]";
        }
    }

    /**
     * Keeps the transfer, within the caller's transaction; told again under its key it is corrected, never doubled. The
     * accounts become observables that were seen in the case.
     */
    void record(Told transfer, CaseRef caseFile, UUID recordedBy);
}
