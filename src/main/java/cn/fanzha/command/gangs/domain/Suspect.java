package cn.fanzha.command.gangs.domain;

import cn.fanzha.command.gangs.Measure;
import cn.fanzha.command.gangs.SuspectRole;
import cn.fanzha.command.operations.ChangeOutcome.Problem;
import cn.fanzha.command.platform.crypto.EncryptedIdNumber;
import cn.fanzha.command.platform.crypto.EncryptedName;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Masks;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** A suspect, one file a person number: name and ID are encrypted at rest; measures may carry any subset of dates. */
@Entity
@Table(name = "suspect")
class Suspect implements Persistable<UUID> {

    @Id
    private UUID id;

    @Column(name = "person_no")
    private String personNo;

    private UUID unitId;

    @Convert(converter = EncryptedName.class)
    private String name;

    private byte[] nameDigest;

    @Convert(converter = EncryptedIdNumber.class)
    private @Nullable String idNo;

    private byte @Nullable [] idNoIndex;
    private @Nullable UUID gangId;

    @Enumerated(EnumType.STRING)
    private @Nullable SuspectRole role;

    private @Nullable Instant capturedAt;
    private @Nullable Instant detainedAt;
    private @Nullable Instant bailedAt;
    private @Nullable Instant surveilledAt;
    private @Nullable Instant arrestedAt;
    private @Nullable Instant prosecutedAt;
    private @Nullable Instant releasedAt;
    private @Nullable UUID operationId;
    private String[] tags = {};
    private boolean byPerson;
    private Instant createdAt;
    private @Nullable UUID createdBy;

    @Version
    private int version;

    @Transient
    private boolean fresh;

    @NullUnmarked
    protected Suspect() {}

    static Suspect enter(String number, UUID unit, Actor actor, Instant now) {
        Suspect suspect = new Suspect();
        suspect.id = Ids.next();
        suspect.fresh = true;
        suspect.personNo = number;
        suspect.unitId = unit;
        suspect.createdAt = now;
        suspect.createdBy = actor.id();
        suspect.byPerson = true;
        return suspect;
    }

    /** @param digest of the name, for this record alone */
    void named(String plain, byte[] digest) {
        name = plain;
        nameDigest = digest.clone();
        byPerson = true;
    }

    /** @param index finds the same person elsewhere */
    void identified(@Nullable String plain, byte @Nullable [] index) {
        idNo = plain;
        idNoIndex = index == null ? null : index.clone();
        byPerson = true;
    }

    /** Free words, sorted, for figures. */
    void tagged(List<String> words) {
        tags = words.toArray(String[]::new);
        byPerson = true;
    }

    /** The gang and what the person does in it; a role without a gang may be known, too. */
    void join(@Nullable UUID gang, @Nullable SuspectRole part) {
        gangId = gang;
        role = part;
        byPerson = true;
    }

    void creditTo(@Nullable UUID operation) {
        operationId = operation;
        byPerson = true;
    }

    /** Why these dates cannot be: one in the future, or one before the capture; empty where they can. */
    static List<Problem> problems(Map<Measure, Instant> dates, Instant now) {
        List<Problem> problems = new ArrayList<>();
        Instant captured = dates.get(Measure.CAPTURED);
        dates.forEach((measure, at) -> {
            if (at.isAfter(now)) {
                problems.add(Problem.of(measure.name(), "gangs.problem.measure-future", measure));
            } else if (captured != null && at.isBefore(captured)) {
                problems.add(Problem.of(measure.name(), "gangs.problem.measure-order", measure));
            }
        });
        return problems;
    }

    /** These dates replace all that stood; the caller has refused those with problems. */
    void take(Map<Measure, Instant> dates) {
        capturedAt = dates.get(Measure.CAPTURED);
        detainedAt = dates.get(Measure.DETAINED);
        bailedAt = dates.get(Measure.BAILED);
        surveilledAt = dates.get(Measure.RESIDENTIAL_SURVEILLANCE);
        arrestedAt = dates.get(Measure.ARRESTED);
        prosecutedAt = dates.get(Measure.PROSECUTED);
        releasedAt = dates.get(Measure.RELEASED);
        byPerson = true;
    }

    /** The dates that are known, in the order of the measures. */
    Map<Measure, Instant> dates() {
        Map<Measure, Instant> dates = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            Instant at = at(measure);
            if (at != null) {
                dates.put(measure, at);
            }
        }
        return dates;
    }

    private @Nullable Instant at(Measure measure) {
        return switch (measure) {
            case CAPTURED -> capturedAt;
            case DETAINED -> detainedAt;
            case BAILED -> bailedAt;
            case RESIDENTIAL_SURVEILLANCE -> surveilledAt;
            case ARRESTED -> arrestedAt;
            case PROSECUTED -> prosecutedAt;
            case RELEASED -> releasedAt;
        };
    }

    boolean isOf(Gang gang) {
        return gang.getId().equals(gangId);
    }

    String number() {
        return personNo;
    }

    UUID unitId() {
        return unitId;
    }

    String name() {
        return name;
    }

    @Nullable
    String idNo() {
        return idNo;
    }

    byte @Nullable [] idNoIndex() {
        return idNoIndex == null ? null : idNoIndex.clone();
    }

    @Nullable
    UUID gangId() {
        return gangId;
    }

    @Nullable
    UUID operationId() {
        return operationId;
    }

    int version() {
        return version;
    }

    SuspectView.Facts facts() {
        return new SuspectView.Facts(
                personNo,
                unitId,
                Masks.name(name),
                idNo == null ? null : Masks.idNumber(idNo),
                role,
                dates(),
                !byPerson,
                version,
                List.of(tags));
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
