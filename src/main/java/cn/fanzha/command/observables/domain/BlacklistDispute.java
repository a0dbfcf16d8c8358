package cn.fanzha.command.observables.domain;

import cn.fanzha.command.platform.crypto.EncryptedName;
import cn.fanzha.command.platform.crypto.EncryptedPhone;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** The objection of an observable's holder, registered by one person and decided by another. */
@Entity
@Table(name = "blacklist_dispute")
class BlacklistDispute implements Persistable<UUID> {

    @Id
    UUID id;

    UUID entryId;

    @Convert(converter = EncryptedName.class)
    String holderName;

    @Convert(converter = EncryptedPhone.class)
    String holderPhone;

    String objection;
    Instant registeredAt;
    UUID registeredBy;
    String registeredByName;
    Instant dueAt;

    @Nullable
    Instant decidedAt;

    @Nullable
    UUID decidedBy;

    @Nullable
    String decidedByName;

    @Nullable
    Boolean upheld;

    @Nullable
    String decisionReason;

    @jakarta.persistence.Transient
    private boolean fresh;

    @NullUnmarked
    protected BlacklistDispute() {}

    BlacklistDispute(
            UUID entry,
            String holderName,
            String holderPhone,
            String objection,
            Instant due,
            Actor actor,
            Instant now) {
        this.id = Ids.next();
        this.entryId = entry;
        this.holderName = holderName;
        this.holderPhone = holderPhone;
        this.objection = objection;
        this.registeredAt = now;
        this.registeredBy = actor.id();
        this.registeredByName = actor.displayName();
        this.dueAt = due;
        this.fresh = true;
    }

    void decide(boolean rightly, String why, Actor actor, Instant now) {
        upheld = rightly;
        decisionReason = why;
        decidedAt = now;
        decidedBy = actor.id();
        decidedByName = actor.displayName();
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
