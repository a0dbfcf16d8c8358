package cn.fanzha.command.requests.domain;

import cn.fanzha.command.requests.ControlKind;
import cn.fanzha.command.requests.ControlState;
import cn.fanzha.command.shared.Cursor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a list of control requests is narrowed to.
 *
 * @param late those that the partner lets wait beyond the time
 * @param mine those that the actor asked for
 * @param since asked at or after this moment
 * @param after where the page before ended
 */
public record ControlFilter(
        @Nullable ControlState state,
        @Nullable ControlKind kind,
        @Nullable UUID institutionId,
        boolean late,
        boolean mine,
        @Nullable Instant since,
        @Nullable Cursor after) {}
