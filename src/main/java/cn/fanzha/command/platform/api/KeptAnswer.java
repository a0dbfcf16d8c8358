package cn.fanzha.command.platform.api;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An answer that was given under an idempotency key.
 *
 * @param sameRequest the request that asks now is the one that was answered then
 * @param rights the rights that the asking token held then
 */
record KeptAnswer(
        boolean sameRequest,
        Set<String> rights,
        int status,
        @Nullable String contentType,
        @Nullable String location,
        @Nullable String etag,
        @Nullable String body) {}
