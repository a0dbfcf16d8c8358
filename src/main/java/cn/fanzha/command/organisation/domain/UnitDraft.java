package cn.fanzha.command.organisation.domain;

import cn.fanzha.command.organisation.HostKind;
import cn.fanzha.command.organisation.UnitKind;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator wants a unit to be.
 *
 * @param code checked against the kind: 12 digits of a police unit, CNAPS of a bank, USCC of others
 * @param parent code of the unit above; null for institutions
 * @param regionCode six digits; of a police unit the first of its code where it is left out
 */
public record UnitDraft(
        String code,
        String name,
        UnitKind kind,
        @Nullable String parent,
        @Nullable String regionCode,
        @Nullable HostKind hostKind,
        @Nullable String contactName,
        @Nullable String contactPhone) {}
