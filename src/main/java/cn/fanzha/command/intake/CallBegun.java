package cn.fanzha.command.intake;

import cn.fanzha.command.cases.Channel;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What another feature knows already when somebody turns out to be deceived: the form opens with it.
 *
 * @param form the id that the form will have
 */
public record CallBegun(
        UUID form,
        Channel channel,
        String fraudType,
        Instant reportedAt,
        @Nullable String victimName,
        @Nullable String victimPhone,
        @Nullable String victimIdNo) {

    /** Without the victim. */
    @Override
    public String toString() {
        return "CallBegun[" + form + "]";
    }
}
