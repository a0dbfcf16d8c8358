package cn.fanzha.command.ledger;

import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One double entry: the amount leaves one pot and enters another.
 *
 * @param amount yuan, more than zero
 * @param at when the money moved, which may lie before the moment of posting
 * @param sourceId the stop, freeze or return that moved it
 * @param sourceNo its number, as officers know it
 */
public record LedgerMove(
        LedgerPlace place,
        Pot from,
        Pot to,
        Money amount,
        Instant at,
        LedgerSource source,
        UUID sourceId,
        String sourceNo,
        @Nullable String note) {}
