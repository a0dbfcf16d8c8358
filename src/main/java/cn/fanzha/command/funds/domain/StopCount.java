package cn.fanzha.command.funds.domain;

/**
 * What an overview counts, and the rows that a figure of it opens: by the definitions of the catalogue
 * ({@code stop.requested}, {@code stop.answered}, {@code stop.stopped}, {@code stop.within-30min}). What was asked is
 * dated by the request, what was answered by the stop, else by the answer; all that is said about the rows of
 * {@code stop_payment s}.
 */
public enum StopCount {
    /** Every request, also those that joined a stop or were cancelled. */
    REQUESTED(true, "true"),
    /** Of the requests asked in the time those that still wait. */
    OPEN(true, "(s.settled_at is null and not s.inert)"),
    /** Of them those that share another victim's stop. */
    JOINED(true, "(s.state = 'JOINED')"),
    ANSWERED(false, "true"),
    REFUSED(false, "(s.stopped_at is null)"),
    STOPPED(false, "(s.stopped_at is not null)"),
    /** Answered within 1,800 seconds of the request. */
    IN_TIME(
            false,
            "(coalesce(s.stopped_at, s.answered_at) between s.requested_at and s.requested_at + interval '1800 seconds')");

    static final String ASKED_AT = "s.requested_at";

    static final String ANSWERED_AT = "coalesce(s.stopped_at, s.answered_at)";

    /** An answer of any kind: the rows of the index on answers. */
    static final String IS_ANSWER = "(s.stopped_at is not null or s.refused_at is not null or s.state = 'REFUSED')";

    private final boolean asked;
    private final String condition;

    StopCount(boolean asked, String condition) {
        this.asked = asked;
        this.condition = condition;
    }

    /** The moment that dates the row. */
    String at() {
        return asked ? ASKED_AT : ANSWERED_AT;
    }

    /** The rows beside their date. */
    String rows() {
        return asked ? condition : IS_ANSWER + " and " + condition;
    }

    /** The same among rows of the one kind. */
    String among() {
        return condition;
    }

    boolean asked() {
        return asked;
    }
}
