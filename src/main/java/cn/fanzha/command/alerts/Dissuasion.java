package cn.fanzha.command.alerts;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The work on alerts for features that know where an alert stands: what a person on the page would be refused is a fault
 * of the caller here, thrown as {@link IllegalStateException}. Who may do what is the same as on the page.
 */
public interface Dissuasion {

    /** PUSHED → RECEIVED 签收. */
    void receive(AlertNumber number, Actor actor);

    /** One try of a step, made at this moment. */
    void attempt(AlertNumber number, AttemptStep step, AttemptResult result, @Nullable String note, Actor actor);

    /**
     * Ends the work on the alert.
     *
     * @param lossAvoided with {@code known}, of {@link AlertOutcome#STOPPED_TRANSFER} alone
     */
    void close(
            AlertNumber number,
            AlertOutcome outcome,
            @Nullable Money lossAvoided,
            @Nullable LossKnown known,
            @Nullable String note,
            Actor actor);

    /** To another unit of the actor's tree, with the reason. */
    void forward(AlertNumber number, UUID unit, String reason, Actor actor);

    /** Back to the unit that it came from, or else the one above, with the reason. */
    void handBack(AlertNumber number, String reason, Actor actor);
}
