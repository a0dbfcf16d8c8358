package cn.fanzha.command.alerts.domain;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.alerts.AlertSource;
import cn.fanzha.command.alerts.RiskGrade;
import cn.fanzha.command.platform.crypto.EncryptedIdNumber;
import cn.fanzha.command.platform.crypto.EncryptedName;
import cn.fanzha.command.platform.crypto.EncryptedPhone;
import cn.fanzha.command.shared.Actor;
import jakarta.persistence.Convert;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** What an alert says when it comes in: whom it is about, who says so, how grave it is. */
@MappedSuperclass
abstract class AlertPerson {

    @Id
    UUID id;

    String alertNo;
    UUID unitId;

    @Enumerated(EnumType.STRING)
    AlertSource source;

    @Enumerated(EnumType.STRING)
    RiskGrade risk;

    String fraudType;
    Instant pushedAt;

    @Convert(converter = EncryptedName.class)
    @Nullable
    String personName;

    byte @Nullable [] nameDigest;

    @Convert(converter = EncryptedPhone.class)
    String phone;

    byte[] phoneIndex;

    @Convert(converter = EncryptedIdNumber.class)
    @Nullable
    String idNo;

    byte @Nullable [] idNoIndex;

    Instant createdAt;

    @Nullable
    UUID createdBy;

    /** Came in when it was history already: it asks nothing of anybody. */
    boolean inert;

    /** A person made or changed it: imports leave it alone. */
    boolean byPerson;

    /** Where the person is, six digits. */
    @Nullable
    String regionCode;

    /** How often a person changed it: what a form was filled in on. */
    int edition;

    @Nullable
    String changedByName;

    @NullUnmarked
    protected AlertPerson() {}

    void describe(AlertNumber number, NewAlert typed, PersonDigests digests) {
        alertNo = number.value();
        unitId = typed.unitId();
        source = typed.source();
        risk = typed.risk();
        fraudType = typed.fraudType();
        pushedAt = typed.pushedAt();
        personName = typed.personName();
        nameDigest = digests.name();
        phone = typed.phone().value();
        phoneIndex = digests.phone();
        idNo = typed.idNo();
        idNoIndex = digests.idNo();
        regionCode = typed.regionCode();
    }

    /** From now on imports reject its row, and forms that were opened before are stale. */
    void touchedBy(Actor actor) {
        byPerson = true;
        edition++;
        changedByName = actor.displayName();
    }
}
