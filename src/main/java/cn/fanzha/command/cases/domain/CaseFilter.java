package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.Channel;
import cn.fanzha.command.shared.Cursor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a list of cases is narrowed to; null narrows nothing. Time bounds are half open.
 *
 * @param number beginning of a case number
 * @param unitId this unit with all below it
 * @param mine account of the officer in charge
 * @param oldestFirst sorts by the report's time upwards
 */
public record CaseFilter(
        @Nullable String number,
        @Nullable CaseState state,
        @Nullable Channel channel,
        @Nullable String fraudType,
        @Nullable UUID unitId,
        @Nullable UUID mine,
        @Nullable Instant reportedFrom,
        @Nullable Instant reportedTo,
        @Nullable Instant filedFrom,
        @Nullable Instant filedTo,
        @Nullable Instant solvedFrom,
        @Nullable Instant solvedTo,
        boolean oldestFirst,
        @Nullable Cursor after) {}
