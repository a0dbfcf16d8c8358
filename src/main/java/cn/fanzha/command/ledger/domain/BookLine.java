package cn.fanzha.command.ledger.domain;

import cn.fanzha.command.ledger.LedgerSource;
import cn.fanzha.command.ledger.Pot;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry as it is read.
 *
 * @param seq its place in the order of posting
 * @param at when the money moved
 * @param record what moved it: of an opening entry the kind of the imported record
 * @param opening an import brought it
 * @param correction takes an earlier opening entry back
 * @param heldAfter what stops and freezes held in this case's book of the account after the entry, in yuan
 */
public record BookLine(
        long seq,
        @Nullable UUID accountId,
        @Nullable UUID institutionId,
        UUID caseId,
        Pot from,
        Pot to,
        Money amount,
        Instant at,
        Instant postedAt,
        LedgerSource record,
        boolean opening,
        boolean correction,
        String sourceNo,
        @Nullable String note,
        Money heldAfter) {}
