package cn.fanzha.command.alerts.domain;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.alerts.AlertOutcome;
import cn.fanzha.command.alerts.AttemptResult;
import cn.fanzha.command.alerts.AttemptStep;
import cn.fanzha.command.alerts.Dissuasion;
import cn.fanzha.command.alerts.LossKnown;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Money;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The page's own work on alerts, for callers that take no refusal. */
@Component
class KnownAlerts implements Dissuasion {

    private final AlertWork work;
    private final Clock clock;

    KnownAlerts(AlertWork work, Clock clock) {
        this.work = work;
        this.clock = clock;
    }

    @Override
    public void receive(AlertNumber number, Actor actor) {
        done(number, work.receive(number, actor));
    }

    @Override
    public void attempt(
            AlertNumber number, AttemptStep step, AttemptResult result, @Nullable String note, Actor actor) {
        done(number, work.attempt(number, step, result, clock.instant(), note, actor));
    }

    @Override
    public void close(
            AlertNumber number,
            AlertOutcome outcome,
            @Nullable Money lossAvoided,
            @Nullable LossKnown known,
            @Nullable String note,
            Actor actor) {
        done(number, work.close(number, new Conclusion(outcome, lossAvoided, known, note), actor));
    }

    @Override
    public void forward(AlertNumber number, UUID unit, String reason, Actor actor) {
        done(number, work.forward(number, unit, reason, actor));
    }

    @Override
    public void handBack(AlertNumber number, String reason, Actor actor) {
        done(number, work.handBack(number, reason, actor));
    }

    private static void done(AlertNumber number, AlertChange change) {
        if (change instanceof AlertChange.Refused refused) {
            throw new IllegalStateException(number + ": " + refused.messageKey());
        }
    }
}
