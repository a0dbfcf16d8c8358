package cn.fanzha.command.requests.domain;

import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.requests.domain.ControlView.Given;
import cn.fanzha.command.requests.domain.ControlView.Lifting;
import cn.fanzha.command.shared.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of a request what its page shows. */
@Component
class ControlViews {

    private final Observables observables;
    private final ControlSettings settings;
    private final Clock clock;

    ControlViews(Observables observables, ControlSettings settings, Clock clock) {
        this.observables = observables;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param clear the value in full: the caller audits the reading */
    ControlView of(ControlRequest request, boolean clear, Actor reader) {
        Instant now = clock.instant();
        ObservableValue value = observables.reveal(request.observableId);
        Receipt receipt = request.receipt;
        Hold hold = request.hold != null && now.isBefore(request.hold.heldUntil) && request.isOnDesk()
                ? request.hold
                : null;
        return new ControlView(
                request.number(),
                request.caseNo,
                request.unitId,
                request.institutionId,
                request.kind,
                request.observableId,
                clear ? value.value() : value.masked(),
                request.state(),
                request.state().isOpen() && !request.inert,
                request.urgency,
                request.reason,
                request.askedByName,
                request.requestedAt,
                due(request),
                receipt == null ? null : receipt.receivedAt,
                receipt == null ? null : receipt.receivedByName,
                hold == null ? null : hold.heldByName,
                hold == null ? null : hold.heldUntil,
                request.isHeldAgainst(reader, now),
                request.doneAt,
                given(request),
                request.cancelledAt,
                request.cancelNote,
                lifting(request),
                Objects.requireNonNull(request.version));
    }

    private @Nullable Instant due(ControlRequest request) {
        if (!request.isOnDesk()) {
            return null;
        }
        Lift lift = request.lift;
        if (lift != null) {
            return lift.liftAskedAt.plus(settings.answerWithin());
        }
        return request.requestedAt.plus(request.receipt == null ? settings.receiveWithin() : settings.answerWithin());
    }

    private static @Nullable Given given(ControlRequest request) {
        Answer answer = request.answer;
        return answer == null
                ? null
                : new Given(
                        answer.answeredAt,
                        answer.answeringPerson,
                        answer.answeringPhone,
                        answer.refusalCode,
                        answer.answerNote);
    }

    private static @Nullable Lifting lifting(ControlRequest request) {
        Lift lift = request.lift;
        return lift == null
                ? null
                : new Lifting(
                        lift.liftAskedAt, lift.liftAskedByName, lift.liftReason, lift.liftedAt, lift.liftedByName);
    }
}
