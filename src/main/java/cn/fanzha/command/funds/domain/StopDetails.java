package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.funds.domain.StopDetail.Running;
import cn.fanzha.command.funds.domain.StopDetail.Said;
import cn.fanzha.command.funds.domain.StopDetail.Sharing;
import cn.fanzha.command.funds.domain.StopDetail.Signatures;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of a request what its page shows. */
@Component
class StopDetails {

    private final StopPaymentRepository stops;
    private final Observables observables;
    private final StopSettings settings;

    StopDetails(StopPaymentRepository stops, Observables observables, StopSettings settings) {
        this.stops = stops;
        this.observables = observables;
        this.settings = settings;
    }

    /** @param clear account and holder in full: the caller audits the reading */
    StopDetail of(StopPayment stop, boolean clear, Instant now) {
        ObservableValue account = observables.reveal(stop.accountId);
        StopPayment running =
                stop.joinedTo == null ? stop : stops.findById(stop.joinedTo).orElseThrow();
        return new StopDetail(
                stop.number(),
                stop.caseNo,
                stop.unitId,
                stop.institutionId,
                stop.stateAt(now),
                stop.isOpen(),
                stop.accountKind,
                clear ? account.value() : account.masked(),
                clear ? stop.holder : Masks.name(stop.holder),
                Money.of(stop.amount),
                stop.transferredAt,
                stop.urgency,
                stop.victimIdChecked,
                signatures(stop),
                stop.requestedAt,
                stop.requestedAt.plus(settings.receiveWithin()),
                stop.requestedAt.plus(settings.answerWithin()),
                stop.receipt == null ? null : stop.receipt.receivedAt,
                stop.receipt == null ? null : stop.receipt.receivedByName,
                said(stop),
                running.endsAt() == null ? null : running(running, now),
                sharing(stop, now),
                running.runsAt(now) ? running.endOrThrow().minus(settings.secondStopWindow()) : null,
                stop.endedAt != null || stop.stateAt(now) != StopState.EXPIRED ? stop.endedAt : stop.endsAt(),
                stop.endNote,
                Objects.requireNonNull(stop.version));
    }

    private List<Sharing> sharing(StopPayment stop, Instant now) {
        Stream<StopPayment> carriedOn = stop.runsAt(now)
                ? new AccountStops(stops.findByAccountIdAndInstitutionId(stop.accountId, stop.institutionId))
                        .over(stop, now).stream()
                : Stream.empty();
        return Stream.concat(
                        stops.findByJoinedTo(stop.id).stream().map(s -> new Sharing(s.requestNo, s.caseNo, false)),
                        carriedOn.map(s -> new Sharing(s.requestNo, s.caseNo, true)))
                .toList();
    }

    private @Nullable Signatures signatures(StopPayment stop) {
        Officers officers = stop.officers;
        return officers == null
                ? null
                : new Signatures(
                        officers.officerId,
                        officers.officerName,
                        officers.secondOfficerId,
                        officers.secondOfficerName,
                        officers.countersignedAt,
                        signingDue(stop),
                        officers.secondRefusedAt,
                        officers.secondRefusal);
    }

    /** When the second officer should have signed; later is allowed and shows. */
    Instant signingDue(StopPayment stop) {
        return stop.requestedAt.plus(settings.countersignWithin());
    }

    private static @Nullable Said said(StopPayment stop) {
        Answer answer = stop.answer;
        return answer == null
                ? null
                : new Said(
                        answer.answeredAt,
                        answer.answeringPerson,
                        answer.answeringPhone,
                        answer.stoppedAt,
                        answer.endsAt,
                        money(answer.balanceBefore),
                        money(answer.amountStopped),
                        money(answer.newMoney),
                        answer.accountCategory,
                        stop.reasons(),
                        answer.refusalNote);
    }

    private static Running running(StopPayment stop, Instant now) {
        return new Running(
                stop.number(),
                stop.stateAt(now),
                Objects.requireNonNull(stop.stoppedAt()),
                stop.endOrThrow(),
                stop.amountStopped());
    }

    private static @Nullable Money money(@Nullable BigDecimal yuan) {
        return yuan == null ? null : Money.of(yuan);
    }
}
