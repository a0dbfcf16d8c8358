package cn.fanzha.command.ledger.domain;

import cn.fanzha.command.ledger.Balances;
import cn.fanzha.command.ledger.LedgerPlace;
import cn.fanzha.command.shared.CaseNumber;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place of the book with its balances.
 *
 * @param unitId the unit that holds the case now
 * @param account masked; null of a return that names no account
 */
public record BookPlace(
        LedgerPlace place,
        CaseNumber caseNo,
        UUID unitId,
        @Nullable String account,
        Balances balances) {}
