package cn.fanzha.command.funds;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Finds the bank behind a card number by its first digits; a suggestion that the officer can overrule. */
public interface BankBins {

    /**
     * The institution that the longest known prefix belongs to; empty where the prefix is unknown, the bank has no
     * institution here, or the text is no card number.
     */
    Optional<UUID> find(String cardNo);

    /** The institutions of several card numbers by the same rule; those without are left out. */
    Map<String, UUID> findAll(Collection<String> cardNos);

    /** The bank's name by the same rule, also of a bank that has no institution here. */
    Optional<String> bankName(String cardNo);

    /** From now on cards of this bank lead to the institution. */
    void assign(String bankCode, UUID institutionId);
}
