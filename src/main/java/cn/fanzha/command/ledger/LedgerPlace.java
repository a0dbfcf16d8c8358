package cn.fanzha.command.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose money: an account at an institution, within one case. Each case has its own book of an account.
 *
 * @param accountId the account's observable; null of an imported return that names none: it stands in its case's book
 * @param institutionId the bank or payment institution; null of imported returns whose institution nobody knows
 * @param caseId the case that holds the money
 */
public record LedgerPlace(
        @Nullable UUID accountId, @Nullable UUID institutionId, UUID caseId) {}
