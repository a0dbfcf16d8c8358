package cn.fanzha.command.organisation.web;

import cn.fanzha.command.organisation.HostKind;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.domain.UnitDetails;
import cn.fanzha.command.organisation.domain.UnitDraft;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was typed, kept as it was when it is refused. */
public record UnitForm(
        @Nullable String code,
        @Nullable String name,
        @Nullable String kind,
        @Nullable String parent,
        @Nullable String regionCode,
        @Nullable String hostKind,
        @Nullable String contactName,
        @Nullable String contactPhone,
        @Nullable Integer version) {

    static UnitForm of(UnitDetails unit) {
        return new UnitForm(
                unit.code(),
                unit.name(),
                unit.kind().name(),
                unit.parent(),
                unit.regionCode(),
                unit.hostKind() == null ? null : unit.hostKind().name(),
                unit.contactName(),
                unit.contactPhone(),
                unit.version());
    }

    static UnitForm below(@Nullable String parent, @Nullable String kind) {
        return new UnitForm(null, null, kind, parent, null, null, null, null, null);
    }

    /** Empty where no kind was chosen that there is. */
    Optional<UnitDraft> draft() {
        return Arrays.stream(UnitKind.values())
                .filter(one -> one.name().equals(kind))
                .findFirst()
                .map(one -> new UnitDraft(
                        Objects.requireNonNullElse(typed(code), ""),
                        Objects.requireNonNullElse(typed(name), ""),
                        one,
                        typed(parent),
                        typed(regionCode),
                        Arrays.stream(HostKind.values())
                                .filter(host -> host.name().equals(hostKind))
                                .findFirst()
                                .orElse(null),
                        typed(contactName),
                        typed(contactPhone)));
    }

    private static @Nullable String typed(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
