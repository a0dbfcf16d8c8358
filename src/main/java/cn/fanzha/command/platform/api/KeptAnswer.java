package cn.fanzha.command.platform.api;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An answer that was given under an idempotency key.
 *
 * @param sameRequest the request that asks now is the one that was answered then
 * @param rights the rights that the asking token held then
 * @param headers what the answer said besides its type, by the headers' names
 * @param body its bytes, as they were sent
 */
record KeptAnswer(
        boolean sameRequest,
        Set<String> rights,
        int status,
        @Nullable String contentType,
        Map<String, String> headers,
        byte @Nullable [] body) {

    /** Without what was answered. */
    @Override
    public String toString() {
        return "KeptAnswer[" + status + "]";
    }
}
