package cn.fanzha.command.freezes;

import java.util.List;
import java.util.UUID;

/**
 * The freezes that took effect, for features that work with frozen money; those of other systems count too. The caller
 * has asked for the case: scope is not asked here.
 */
public interface FrozenAccounts {

    /** All freezes of the case, the earliest first; ended ones too. */
    List<FrozenAccount> ofCase(UUID caseId);

    /** @throws cn.fanzha.command.shared.NotFoundException there is no such freeze, or it has not taken effect yet */
    FrozenAccount of(UUID freezeId);

    /**
     * The same, held until the caller's transaction ends: its account first, then the freeze, so that a release, the end,
     * a renewal and a return of one freeze come one by one.
     */
    FrozenAccount locked(UUID freezeId);
}
