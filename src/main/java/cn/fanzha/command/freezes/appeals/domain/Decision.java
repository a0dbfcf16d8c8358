package cn.fanzha.command.freezes.appeals.domain;

import cn.fanzha.command.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the supervisor decides.
 *
 * @param verdict UPHELD, PARTLY or REJECTED
 * @param reason what the holder and the file read
 * @param amount of PARTLY how much is released, yuan
 */
public record Decision(
        AppealState verdict, String reason, @Nullable Money amount) {}
