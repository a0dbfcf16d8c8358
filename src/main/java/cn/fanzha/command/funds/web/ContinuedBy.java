package cn.fanzha.command.funds.web;

import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.funds.domain.Continuation;
import cn.fanzha.command.shared.StopNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The later stop that keeps the money of an earlier one, in answers of the API. */
@Schema(
        description =
                "The later stop of the account that keeps the money beyond the end of this one, which stays EXPIRED:"
                        + " STOPPED until `endsAt`, or FROZEN. `requestNo` is null where the client may not read the case that asked.")
record ContinuedBy(@Nullable String requestNo, StopState state, Instant endsAt, String amountStopped) {

    static @Nullable ContinuedBy of(@Nullable Continuation by) {
        return by == null
                ? null
                : new ContinuedBy(
                        Optional.ofNullable(by.number()).map(StopNumber::value).orElse(null),
                        by.state(),
                        by.endsAt(),
                        by.amount().toPlainString());
    }
}
