package cn.fanzha.command.gangs.domain;

import cn.fanzha.command.gangs.GangKind;
import cn.fanzha.command.gangs.GangState;
import cn.fanzha.command.operations.ChangeOutcome.Problem;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** A gang 团伙: DISCOVERED → INVESTIGATING → DISMANTLED 打掉; credited to one operation at most, so that it counts once. */
@Entity
@Table(name = "gang")
class Gang implements Persistable<UUID> {

    static final int NAME_AT_MOST = 100;
    static final int TEXT_AT_MOST = 1000;

    @Id
    private UUID id;

    @Column(name = "gang_no")
    private String gangNo;

    private UUID unitId;
    private String name;

    @Enumerated(EnumType.STRING)
    private GangKind kind;

    @Enumerated(EnumType.STRING)
    private GangState state;

    private Instant discoveredAt;
    private @Nullable Instant dismantledAt;
    private @Nullable BigDecimal amount;
    private @Nullable UUID operationId;
    private @Nullable String linksCut;
    private @Nullable String partners;
    private String[] tags = {};
    private boolean byPerson;
    private Instant createdAt;
    private @Nullable UUID createdBy;

    @Version
    private int version;

    @Transient
    private boolean fresh;

    @NullUnmarked
    protected Gang() {}

    static Gang discover(
            String number, UUID unit, GangDraft draft, @Nullable UUID operation, Actor actor, Instant now) {
        Gang gang = new Gang();
        gang.id = Ids.next();
        gang.fresh = true;
        gang.gangNo = number;
        gang.unitId = unit;
        gang.state = GangState.DISCOVERED;
        gang.createdAt = now;
        gang.createdBy = actor.id();
        gang.describe(draft, operation, now);
        return gang;
    }

    /**
     * What a draft must keep: a name, a kind, and a discovery that is neither in the future nor after the gang's end.
     *
     * @param dismantled when the gang was dismantled; null while it was not
     */
    static List<Problem> problems(GangDraft draft, @Nullable Instant dismantled, Instant now) {
        List<Problem> problems = new ArrayList<>();
        if (draft.name().isBlank() || draft.name().length() > NAME_AT_MOST) {
            problems.add(Problem.of("name", "gangs.problem.name", NAME_AT_MOST));
        }
        if (draft.kind() == null) {
            problems.add(Problem.of("kind", "gangs.problem.kind"));
        }
        Instant discovered = draft.discoveredAt();
        if (discovered == null || discovered.isAfter(now)) {
            problems.add(Problem.of("discoveredAt", "gangs.problem.discovered"));
        } else if (dismantled != null && dismantled.isBefore(discovered)) {
            problems.add(Problem.of("discoveredAt", "gangs.problem.discovered-late"));
        }
        if (tooLong(draft.linksCut()) || tooLong(draft.partners())) {
            problems.add(Problem.of("linksCut", "gangs.problem.text", TEXT_AT_MOST));
        }
        return problems;
    }

    private static boolean tooLong(@Nullable String text) {
        return text != null && text.length() > TEXT_AT_MOST;
    }

    /** What was typed replaces what stood; state and its dates stay. */
    void describe(GangDraft draft, @Nullable UUID operation, Instant now) {
        GangKind chosen = draft.kind();
        Instant discovered = draft.discoveredAt();
        if (chosen == null
                || discovered == null
                || !problems(draft, dismantledAt, now).isEmpty()) {
            throw new IllegalStateException("a draft with problems");
        }
        name = draft.name();
        kind = chosen;
        discoveredAt = discovered;
        Money money = draft.amount();
        amount = money == null ? null : money.yuan();
        linksCut = draft.linksCut();
        partners = draft.partners();
        tags = draft.tags().toArray(String[]::new);
        operationId = operation;
        byPerson = true;
    }

    /** Why the gang may not be worked on now; null if it may. */
    @Nullable
    Problem investigate() {
        if (state != GangState.DISCOVERED) {
            return Problem.of("state", "gangs.problem.state");
        }
        state = GangState.INVESTIGATING;
        byPerson = true;
        return null;
    }

    /** Why the gang was not dismantled on that date; null when it was: from INVESTIGATING, after discovery, by now. */
    @Nullable
    Problem dismantle(Instant at, Instant now) {
        if (state != GangState.INVESTIGATING) {
            return Problem.of("state", "gangs.problem.state");
        }
        if (at.isAfter(now)) {
            return Problem.of("at", "gangs.problem.future");
        }
        if (at.isBefore(discoveredAt)) {
            return Problem.of("at", "gangs.problem.before-discovery");
        }
        state = GangState.DISMANTLED;
        dismantledAt = at;
        byPerson = true;
        return null;
    }

    /** From now on imports leave the gang alone. */
    void touched() {
        byPerson = true;
    }

    String number() {
        return gangNo;
    }

    UUID unitId() {
        return unitId;
    }

    GangState state() {
        return state;
    }

    @Nullable
    Instant dismantledAt() {
        return dismantledAt;
    }

    @Nullable
    UUID operationId() {
        return operationId;
    }

    int version() {
        return version;
    }

    GangView.Facts facts() {
        return new GangView.Facts(
                id,
                gangNo,
                unitId,
                name,
                kind,
                state,
                discoveredAt,
                dismantledAt,
                amount == null ? null : Money.of(amount),
                linksCut,
                partners,
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
