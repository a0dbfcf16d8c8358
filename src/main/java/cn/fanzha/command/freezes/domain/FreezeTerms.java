package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.freezes.FreezeAsked;
import cn.fanzha.command.freezes.FreezeAsset;
import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.FreezeScope;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.FreezeMode;
import cn.fanzha.command.ledger.LedgerPlace;
import cn.fanzha.command.platform.crypto.EncryptedName;
import jakarta.persistence.Convert;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** What a freeze takes hold of: account, amount, term, scope and reason (程序规定 art. 239). */
@MappedSuperclass
abstract class FreezeTerms {

    @Id
    UUID id;

    String freezeNo;

    /** Of all accounts that were applied for at once. */
    UUID batchId;

    @Nullable
    UUID stopId;

    UUID unitId;
    UUID caseId;
    String caseNo;
    UUID institutionId;

    @Enumerated(EnumType.STRING)
    AccountKind accountKind;

    UUID accountId;

    @Convert(converter = EncryptedName.class)
    String holder;

    @Enumerated(EnumType.STRING)
    FreezeAsset asset;

    @Enumerated(EnumType.STRING)
    FreezeMode mode;

    @Enumerated(EnumType.STRING)
    FreezeScope scope;

    @Nullable
    BigDecimal limitAmount;

    int months;
    boolean longTerm;
    String reason;

    @NullUnmarked
    protected FreezeTerms() {}

    void describe(UUID account, FreezeAsked asked) {
        institutionId = asked.institutionId();
        accountKind = asked.kind();
        accountId = account;
        holder = asked.holderName().strip();
        asset = asked.asset();
        mode = asked.mode();
        scope = asked.scope();
        limitAmount = asked.limit() == null ? null : asked.limit().yuan();
        months = asked.months();
        longTerm = asked.longTerm();
        reason = asked.reason().strip();
    }

    boolean isWhole() {
        return scope == FreezeScope.WHOLE_ACCOUNT;
    }

    FreezeNumber number() {
        return FreezeNumber.of(freezeNo);
    }

    LedgerPlace place() {
        return new LedgerPlace(accountId, institutionId, caseId);
    }
}
