package cn.fanzha.command.cases;

import cn.fanzha.command.shared.Money;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a case when it is logged; only channel and time of the report are certain while the victim is still
 * on the phone.
 *
 * @param victimIdNo an ID as normalised by its value, or a foreign passport's number
 * @param victimIdKind what paper the number is of; null where neither is known
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
        @Nullable IdDocument victimIdKind,
        @Nullable String victimPhone) {

    /** The paper is what its number looks like. */
    public NewCase(
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
        this(
                channel,
                fraudType,
                reportedAt,
                amountInvolved,
                loss,
                regionCode,
                summary,
                victimName,
                victimIdNo,
                IdDocument.guess(victimIdNo),
                victimPhone);
    }

    /** The same, but with what is stored in the named fields: what was typed there could not be read. */
    public NewCase keeping(NewCase stored, Set<String> fields) {
        return new NewCase(
                fields.contains("channel") ? stored.channel : channel,
                fields.contains("fraudType") ? stored.fraudType : fraudType,
                fields.contains("reportedAt") ? stored.reportedAt : reportedAt,
                fields.contains("amountInvolved") ? stored.amountInvolved : amountInvolved,
                fields.contains("loss") ? stored.loss : loss,
                fields.contains("regionCode") ? stored.regionCode : regionCode,
                fields.contains("summary") ? stored.summary : summary,
                fields.contains("victimName") ? stored.victimName : victimName,
                fields.contains("victimIdNo") ? stored.victimIdNo : victimIdNo,
                fields.contains("victimIdNo") ? stored.victimIdKind : victimIdKind,
                fields.contains("victimPhone") ? stored.victimPhone : victimPhone);
    }

    /** Tells two versions of a file's description apart: two forms with equal fields have equal digests. */
    public String digest() {
        String fields = String.join(
                "\u0000",
                channel.name(),
                String.valueOf(fraudType),
                reportedAt.toString(),
                String.valueOf(amountInvolved),
                String.valueOf(loss),
                String.valueOf(regionCode),
                String.valueOf(summary),
                String.valueOf(victimName),
                String.valueOf(victimIdNo),
                String.valueOf(victimIdKind),
                String.valueOf(victimPhone));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(fields.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without the victim's data. */
    @Override
    public String toString() {
        return "NewCase[" + channel + ", " + fraudType + ", " + reportedAt + "]";
    }
}
