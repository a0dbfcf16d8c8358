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
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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

    @Embedded
    private StepDates dates;

    private BigDecimal amountInvolved;
    private @Nullable BigDecimal loss;
    private @Nullable BigDecimal recovered;
    private @Nullable String regionCode;
    private @Nullable String summary;
    private @Nullable UUID handlerId;
    private short prosecutionReturns;
    private @Nullable Instant supplementDueAt;
    private boolean restricted;
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
        file.dates = new StepDates();
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
        dates.report(details.reportedAt());
        BigDecimal amount = yuan(details.amountInvolved());
        amountInvolved = amount == null ? BigDecimal.ZERO : amount;
        loss = yuan(details.loss());
        regionCode = details.regionCode();
        summary = details.summary();
        byPerson = true;
    }

    /** Why the step may not be taken now on that date; null if it may. */
    @Nullable
    Refused refusal(CaseStep step, Instant at, Instant now) {
        return StepRules.refusal(state, dates, prosecutionReturns, step, at, now);
    }

    /** Takes the step, or says why not; a refused step changes nothing. */
    StepOutcome take(CaseStep step, Instant at, Instant now) {
        Refused refused = refusal(step, at, now);
        if (refused != null) {
            return refused;
        }
        moveTo(step.to(), at.isBefore(dates.latest()) ? dates.latest() : at);
        if (step == CaseStep.RETURN) {
            prosecutionReturns++;
            supplementDueAt = StepDates.endOfSupplement(at);
        }
        return new StepOutcome.Taken(state);
    }

    /** Hands the file to another unit (state TRANSFERRED, already taken): from now on that unit holds it. */
    void handTo(UUID receivingUnit, Instant at) {
        unitId = receivingUnit;
        handlerId = null;
        dates.step(CaseState.TRANSFERRED, at);
    }

    /** The officer who takes the case in charge; null: nobody yet, where a program took the file over. */
    void handledBy(@Nullable UUID officer) {
        handlerId = officer;
        byPerson = true;
    }

    /** What came back of the loss; null: not known. */
    void recovers(@Nullable Money amount) {
        recovered = amount == null ? null : amount.yuan();
        byPerson = true;
    }

    /** From now on imports leave the file alone. */
    void touched() {
        byPerson = true;
    }

    /** What the closing dialog asked for becomes the file's; the date of the solving only where none was known. */
    void close(Closing closing) {
        loss = yuan(closing.loss());
        recovered = yuan(closing.recovered());
        fraudType = closing.fraudType();
        regionCode = closing.regionCode();
        Instant solved = closing.solvedAt();
        if (solved != null) {
            dates.reach(CaseState.SOLVED, solved);
        }
    }

    /** From now on, or no longer, only named people open the file. */
    void restrict(boolean only) {
        restricted = only;
        byPerson = true;
    }

    private void moveTo(CaseState next, Instant at) {
        state = next;
        byPerson = true;
        supplementDueAt = null;
        dates.step(next, at);
    }

    private static @Nullable BigDecimal yuan(@Nullable Money amount) {
        return amount == null ? null : amount.yuan();
    }

    CaseRef ref() {
        return new CaseRef(
                id, CaseNumber.of(caseNo), unitId, state, dates.reported(), dates.of(CaseState.FILED), handlerId);
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
                recovered(),
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
                dates.reported(),
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

    boolean restricted() {
        return restricted;
    }

    Money amountInvolved() {
        return Money.of(amountInvolved);
    }

    @Nullable
    Money recovered() {
        return recovered == null ? null : Money.of(recovered);
    }

    @Nullable
    Instant firstDateOf(CaseState step) {
        return dates.of(step);
    }
}
