package cn.fanzha.command.organisation.domain;

import cn.fanzha.command.organisation.HostKind;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.shared.Masks;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A unit as its page shows it.
 *
 * @param parent code of the unit above
 * @param contactPhone a duty phone of the unit, for colleagues to call
 * @param version of the state that was read; an edit that comes back with an older one is stale
 */
public record UnitDetails(
        UUID id,
        String code,
        String name,
        UnitKind kind,
        @Nullable String parent,
        @Nullable String regionCode,
        @Nullable HostKind hostKind,
        @Nullable String contactName,
        @Nullable String contactPhone,
        String path,
        boolean active,
        int version) {

    /** As the audit log keeps it: the contact person masked. */
    Map<String, @Nullable Object> audited() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("code", code);
        values.put("name", name);
        values.put("kind", kind);
        values.put("parent", parent);
        values.put("regionCode", regionCode);
        values.put("hostKind", hostKind);
        values.put("contactName", Masks.name(contactName));
        values.put("contactPhone", Masks.phone(contactPhone));
        values.put("active", active);
        return values;
    }
}
