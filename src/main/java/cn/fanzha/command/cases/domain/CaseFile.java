package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.CaseStep;
import cn.fanzha.command.cases.Channel;
import cn.fanzha.command.cases.NewCase;
import cn.fanzha.command.cases.StepOutcome;
import cn.fanzha.command.cases.StepOutcome.Refused;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/**
 * A case: what was reported, where it stands, and the first date of every step that it has taken. Times are instants,
 * read in Asia/Shanghai; amounts are yuan with two decimals.
 */
@Entity
@Table(name = "case_file")
class CaseFile implements Persistable<UUID> {

    static final int RETURNS_AT_MOST = 2;

    @Id
    private UUID id;

    @Column(name = "case_no")
    private String caseNo;

    private UUID unitId;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    private @Nullable String fraudType;

    @Enumerated(EnumType.STRING)
    private CaseState state;

    private Instant reportedAt;
    private @Nullable Instant acceptedAt;
    private @Nullable Instant filedAt;
    private @Nullable Instant solvedAt;
    private @Nullable Instant concludedAt;
    private @Nullable Instant prosecutedAt;
    private @Nullable Instant closedAt;
    private @Nullable Instant rejectedAt;
    private @Nullable Instant withdrawnAt;
    private @Nullable Instant transferredAt;
    private @Nullable Instant lastStepAt;
    private BigDecimal amountInvolved;
    private @Nullable BigDecimal loss;
    private @Nullable BigDecimal recovered;
    private @Nullable String regionCode;
    private @Nullable String summary;
    private @Nullable UUID handlerId;
    private short prosecutionReturns;
    private boolean byPerson;
    private Instant createdAt;
    private @Nullable UUID createdBy;

    @Version
    private int version;

    @jakarta.persistence.Transient
    private boolean fresh;

    @NullUnmarked
    protected CaseFile() {}

    /** Logs a report: state REPORTED, held by the actor's unit, the actor in charge. */
    static CaseFile open(CaseNumber number, NewCase details, Actor actor, Instant now) {
        CaseFile file = new CaseFile();
        file.id = Ids.next();
        file.fresh = true;
        file.caseNo = number.value();
        file.unitId = actor.unitId();
        file.state = CaseState.REPORTED;
        file.createdAt = now;
        file.createdBy = actor.id();
        file.handlerId = actor.program() ? null : actor.id();
        file.amountInvolved = BigDecimal.ZERO;
        file.describe(details);
        return file;
    }

    /** The report's time is fixed once a step was taken, and its month once the number was drawn. */
    NewCase lawful(NewCase details, NewCase stored) {
        boolean free = state == CaseState.REPORTED
                && ChinaTime.month(details.reportedAt())
                        .equals(CaseNumber.of(caseNo).month());
        return free ? details : details.keeping(stored, Set.of("reportedAt"));
    }

    /** What was typed replaces what stood; the state and its dates stay. */
    void describe(NewCase details) {
        channel = details.channel();
        fraudType = details.fraudType();
        reportedAt = details.reportedAt();
        Money amount = details.amountInvolved();
        amountInvolved = amount == null ? BigDecimal.ZERO : amount.yuan();
        loss = details.loss() == null ? null : details.loss().yuan();
        regionCode = details.regionCode();
        summary = details.summary();
        byPerson = true;
    }

    /** Why the step may not be taken now on that date; null if it may. */
    @Nullable
    Refused refusal(CaseStep step, Instant at, Instant now) {
        if (state != step.from() || !state.mayBecome(step.to())) {
            return Refused.because("cases.step.refused.state", step, state);
        }
        if (at.isAfter(now)) {
            return Refused.because("cases.step.refused.future");
        }
        Instant before = latestStepAt();
        if (at.isBefore(before)) {
            return Refused.because("cases.step.refused.order", ChinaTime.formatSeconds(before));
        }
        if (step == CaseStep.RETURN && prosecutionReturns >= RETURNS_AT_MOST) {
            return Refused.because("cases.step.refused.returns", RETURNS_AT_MOST);
        }
        if (step == CaseStep.TAKE_OVER_FILED && filedAt == null) {
            return Refused.because("cases.step.refused.not-filed");
        }
        if (step == CaseStep.TAKE_OVER_ACCEPTED && filedAt != null) {
            return Refused.because("cases.step.refused.already-filed");
        }
        return null;
    }

    /** Takes the step, or says why not; a refused step changes nothing. */
    StepOutcome take(CaseStep step, Instant at, Instant now) {
        Refused refused = refusal(step, at, now);
        if (refused != null) {
            return refused;
        }
        moveTo(step.to(), at);
        if (step == CaseStep.RETURN) {
            prosecutionReturns++;
        }
        return new StepOutcome.Taken(state);
    }

    /** Hands the file to another unit (state TRANSFERRED, already taken): from now on that unit holds it. */
    void handTo(UUID receivingUnit) {
        unitId = receivingUnit;
        handlerId = null;
    }

    /** The officer who takes the case in charge. */
    void handledBy(UUID officer) {
        handlerId = officer;
        byPerson = true;
    }

    /** From now on imports leave the file alone. */
    void touched() {
        byPerson = true;
    }

    private void moveTo(CaseState next, Instant at) {
        state = next;
        lastStepAt = at;
        byPerson = true;
        switch (next) {
            case REPORTED -> throw new IllegalStateException("no step leads back to REPORTED");
            case ACCEPTED -> acceptedAt = first(acceptedAt, at);
            case FILED -> filedAt = first(filedAt, at);
            case SOLVED -> solvedAt = first(solvedAt, at);
            case CONCLUDED -> concludedAt = first(concludedAt, at);
            case PROSECUTED -> prosecutedAt = first(prosecutedAt, at);
            case CLOSED -> closedAt = first(closedAt, at);
            case REJECTED -> rejectedAt = first(rejectedAt, at);
            case WITHDRAWN -> withdrawnAt = first(withdrawnAt, at);
            case TRANSFERRED -> transferredAt = first(transferredAt, at);
        }
    }

    private static Instant first(@Nullable Instant held, Instant at) {
        return held == null ? at : held;
    }

    private Instant latestStepAt() {
        Instant last = lastStepAt;
        if (last != null) {
            return last;
        }
        return Stream.of(CaseState.values())
                .map(this::firstDateOf)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(reportedAt);
    }

    CaseRef ref() {
        return new CaseRef(id, CaseNumber.of(caseNo), unitId, state, reportedAt, filedAt, handlerId);
    }

    /** The file as its page shows it. */
    CaseView view(
            List<String> tags,
            List<CaseView.MaskedVictim> victims,
            List<CaseStep> steps,
            CaseView.@Nullable Waiting waiting,
            boolean mayWork,
            boolean mayDecide) {
        return new CaseView(
                ref(),
                channel,
                fraudType,
                Money.of(amountInvolved),
                loss == null ? null : Money.of(loss),
                recovered == null ? null : Money.of(recovered),
                regionCode,
                summary,
                tags,
                victims,
                CaseReading.dates(this),
                steps,
                waiting,
                mayWork,
                mayDecide,
                !byPerson);
    }

    /** What the form holds. */
    NewCase details(Victims.@Nullable Victim victim) {
        return new NewCase(
                channel,
                fraudType,
                reportedAt,
                amountInvolved.signum() == 0 ? null : Money.of(amountInvolved),
                loss == null ? null : Money.of(loss),
                regionCode,
                summary,
                victim == null ? null : victim.name(),
                victim == null ? null : victim.idNo(),
                victim == null ? null : victim.idKind(),
                victim == null ? null : victim.phone());
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return fresh;
    }

    UUID unitId() {
        return unitId;
    }

    CaseState state() {
        return state;
    }

    @Nullable
    Instant firstDateOf(CaseState step) {
        return switch (step) {
            case REPORTED -> reportedAt;
            case ACCEPTED -> acceptedAt;
            case FILED -> filedAt;
            case SOLVED -> solvedAt;
            case CONCLUDED -> concludedAt;
            case PROSECUTED -> prosecutedAt;
            case CLOSED -> closedAt;
            case REJECTED -> rejectedAt;
            case WITHDRAWN -> withdrawnAt;
            case TRANSFERRED -> transferredAt;
        };
    }
}
