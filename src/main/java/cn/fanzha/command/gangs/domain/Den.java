package cn.fanzha.command.gangs.domain;

import cn.fanzha.command.operations.ChangeOutcome.Problem;
import cn.fanzha.command.operations.PremisesKind;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** A den 窝点 of a gang; counted once it was destroyed 捣毁, for the operation of its gang. */
@Entity
@Table(name = "den")
class Den implements Persistable<UUID> {

    @Id
    private UUID id;

    @Column(name = "den_no")
    private String denNo;

    private UUID unitId;
    private @Nullable UUID gangId;

    @Enumerated(EnumType.STRING)
    private PremisesKind premisesKind;

    private @Nullable String place;
    private @Nullable String regionCode;
    private @Nullable Instant destroyedAt;
    private @Nullable UUID operationId;
    private boolean byPerson;
    private Instant createdAt;
    private @Nullable UUID createdBy;

    @Version
    private int version;

    @Transient
    private boolean fresh;

    @NullUnmarked
    protected Den() {}

    static Den find(
            String number,
            Gang gang,
            UUID unit,
            PremisesKind kind,
            @Nullable String place,
            @Nullable String regionCode,
            Actor actor,
            Instant now) {
        Den den = new Den();
        den.id = Ids.next();
        den.fresh = true;
        den.denNo = number;
        den.unitId = unit;
        den.gangId = gang.getId();
        den.premisesKind = kind;
        den.place = place;
        den.regionCode = regionCode;
        den.operationId = gang.operationId();
        den.byPerson = true;
        den.createdAt = now;
        den.createdBy = actor.id();
        return den;
    }

    /** Why it was not destroyed on that date; null when it was. The first date stays. */
    @Nullable
    Problem destroy(Instant at, Instant now) {
        if (destroyedAt != null) {
            return Problem.of("destroyedAt", "gangs.problem.destroyed-already");
        }
        if (at.isAfter(now)) {
            return Problem.of("destroyedAt", "gangs.problem.future");
        }
        destroyedAt = at;
        byPerson = true;
        return null;
    }

    /** What was entered wrongly; the date of destruction is no part of it. */
    void correct(PremisesKind kind, @Nullable String where, @Nullable String region) {
        premisesKind = kind;
        place = where;
        regionCode = region;
        byPerson = true;
    }

    int version() {
        return version;
    }

    /** For the audit log. */
    String told() {
        return Stream.of(premisesKind.name(), place, regionCode)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    boolean isOf(Gang gang) {
        return gang.getId().equals(gangId);
    }

    UUID unitId() {
        return unitId;
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
