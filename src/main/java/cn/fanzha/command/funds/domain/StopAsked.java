package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.funds.Urgency;
import cn.fanzha.command.funds.domain.StopChange.Done;
import cn.fanzha.command.funds.domain.StopChange.Refused;
import cn.fanzha.command.platform.crypto.EncryptedName;
import cn.fanzha.command.shared.StopNumber;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * What a request to stop a payment asks, of whom and by whom. One that came in from another system may lack the case, the
 * time of the transfer, the officers, and whether the victim's ID was checked.
 */
@MappedSuperclass
abstract class StopAsked {

    @Id
    UUID id;

    String requestNo;

    @Nullable
    UUID caseId;

    @Nullable
    String caseNo;

    UUID unitId;
    UUID institutionId;

    @Enumerated(EnumType.STRING)
    AccountKind accountKind;

    UUID accountId;

    @Convert(converter = EncryptedName.class)
    String holder;

    BigDecimal amount;

    @Nullable
    Instant transferredAt;

    @Enumerated(EnumType.STRING)
    Urgency urgency;

    @Nullable
    Boolean victimIdChecked;

    @Embedded
    @Nullable
    Officers officers;

    Instant requestedAt;

    @NullUnmarked
    protected StopAsked() {}

    StopNumber number() {
        return StopNumber.of(requestNo);
    }

    /** What the two officers do about their names, of a request that is not cancelled and was sent from here. */
    StopChange signing(StopState state, Function<Officers, @Nullable Refused> act) {
        if (state == StopState.CANCELLED) {
            return Refused.because("funds.countersign.cancelled");
        }
        Refused refused = officers == null ? Refused.because("funds.countersign.imported") : act.apply(officers);
        return refused == null ? new Done(state) : refused;
    }
}
