package cn.fanzha.command.cases;

import cn.fanzha.command.shared.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a case when it is logged; only channel and time of the report are certain while the victim is still
 * on the phone.
 *
 * @param victimIdNo an ID as normalised by its value, or a foreign passport's number
 * @param summary the story; free text, never in logs or events
 */
public record NewCase(
        Channel channel,
        @Nullable String fraudType,
        Instant reportedAt,
        @Nullable Money amountInvolved,
        @Nullable Money loss,
        @Nullable String regionCode,
        @Nullable String summary,
        @Nullable String victimName,
        @Nullable String victimIdNo,
        @Nullable String victimPhone) {

    /** Without the victim's data. */
    @Override
    public String toString() {
        return "NewCase[" + channel + ", " + fraudType + ", " + reportedAt + "]";
    }
}
