package cn.fanzha.command.alerts.domain;

import org.jspecify.annotations.Nullable;

/** The keyed digests beside a person's encrypted values: an equal phone or document is found by them. */
@SuppressWarnings("ArrayRecordComponent")
record PersonDigests(byte @Nullable [] name, byte[] phone, byte @Nullable [] idNo) {}
