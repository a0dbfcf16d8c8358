package cn.fanzha.command.organisation.domain;

import cn.fanzha.command.organisation.HostKind;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.shared.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/**
 * A police unit or a partner institution as it is stored. Its code never changes: the numbers of cases carry it. Once a
 * person has changed it, imports leave it alone.
 */
@Entity
@Table(name = "unit")
class Unit implements Persistable<UUID> {

    @Id
    private UUID id;

    private String code;
    private String name;

    @Enumerated(EnumType.STRING)
    private UnitKind kind;

    private @Nullable UUID parentId;
    private @Nullable String regionCode;

    @Enumerated(EnumType.STRING)
    private @Nullable HostKind hostKind;

    private String path;
    private @Nullable String contactName;
    private @Nullable String contactPhone;
    private boolean active;
    private boolean byPerson;
    private Instant createdAt;

    @Version
    private int version;

    @Transient
    private boolean fresh;

    @NullUnmarked
    protected Unit() {}

    static Unit founded(UnitDraft draft, @Nullable Unit parent, Instant now) {
        Unit unit = new Unit();
        unit.id = Ids.next();
        unit.fresh = true;
        unit.code = draft.code();
        unit.active = true;
        unit.createdAt = now;
        unit.describe(draft, parent);
        return unit;
    }

    /** What the draft says replaces what stood; under another parent the path changes. */
    void describe(UnitDraft draft, @Nullable Unit parent) {
        name = draft.name();
        kind = draft.kind();
        regionCode = draft.regionCode();
        hostKind = draft.hostKind();
        contactName = draft.contactName();
        contactPhone = draft.contactPhone();
        parentId = parent == null ? null : parent.id;
        path = (parent == null ? "/" : parent.path) + code + "/";
        byPerson = true;
    }

    void setOut(boolean inService) {
        active = inService;
        byPerson = true;
    }

    /** This unit is the other one or stands above it. */
    boolean covers(Unit other) {
        return other.path.startsWith(path);
    }

    UnitDetails details(@Nullable String parentCode) {
        return new UnitDetails(
                id,
                code,
                name,
                kind,
                parentCode,
                regionCode,
                hostKind,
                contactName,
                contactPhone,
                path,
                active,
                version);
    }

    UnitKind kind() {
        return kind;
    }

    boolean isActive() {
        return active;
    }

    String path() {
        return path;
    }

    String code() {
        return code;
    }

    @Nullable
    UUID parentId() {
        return parentId;
    }

    int version() {
        return version;
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return fresh;
    }
}
