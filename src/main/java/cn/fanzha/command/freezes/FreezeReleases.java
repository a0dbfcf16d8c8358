package cn.fanzha.command.freezes;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives frozen money back to its holder 解除冻结 (程序规定 arts 243, 246): at once, and the institution confirms that it did. */
public interface FreezeReleases {

    /**
     * Releases a part or all, within the caller's transaction: posts FROZEN → RELEASED to the ledger, sets the freeze
     * RELEASED where nothing is left, tells the institution, the case and the log. Who may decide it is the caller's
     * question (an appeal has its own decision, a return its own approval).
     *
     * @param amount null for all that the ledger still holds of it
     * @param reason what the institution and the file read
     * @param asWrong the freeze was wrong: counts in the unit's error rate
     * @throws cn.fanzha.command.shared.NotFoundException there is no such freeze
     */
    ReleaseOutcome release(UUID freezeId, @Nullable Money amount, String reason, boolean asWrong, Actor actor);
}
