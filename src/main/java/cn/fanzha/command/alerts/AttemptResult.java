package cn.fanzha.command.alerts;

import java.util.EnumSet;
import java.util.Set;

/** What an attempt came to; each word belongs to certain steps (domain section 6). */
public enum AttemptResult {
    SENT(AttemptStep.SMS),
    FAILED(AttemptStep.SMS),
    REACHED(AttemptStep.CALL, AttemptStep.CONTACTS),
    NO_ANSWER(AttemptStep.CALL, AttemptStep.CONTACTS),
    /** Perhaps with the fraudster on the line. */
    BUSY(AttemptStep.CALL),
    REFUSED(AttemptStep.CALL, AttemptStep.VISIT),
    INVALID_NUMBER(AttemptStep.CALL),
    NOT_BELIEVING(AttemptStep.CALL),
    MET(AttemptStep.VISIT),
    NOT_HOME(AttemptStep.VISIT);

    private final Set<AttemptStep> steps;

    AttemptResult(AttemptStep first, AttemptStep... others) {
        steps = EnumSet.of(first, others);
    }

    /** The step can end so. */
    public boolean fits(AttemptStep step) {
        return steps.contains(step);
    }

    /** Somebody spoke with the person or with people around: what counts as the first contact. */
    public boolean reaches() {
        return this == REACHED || this == MET;
    }
}
