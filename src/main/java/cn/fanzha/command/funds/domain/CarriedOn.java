package cn.fanzha.command.funds.domain;

/**
 * A stop whose money another stop of the same account keeps beyond its end, as conditions of SQL: the other was asked for
 * while this one ran, ends later, and runs or was taken over by a freeze. {@link AccountStops#carrying} says the same of
 * rows that were read. Binds {@code :now}.
 */
final class CarriedOn {

    private static final String BY = """
            n.account_id = %1$s.account_id and n.institution_id = %1$s.institution_id and n.id <> %1$s.id
            and n.requested_at < %1$s.ends_at and n.ends_at > %1$s.ends_at
            and (n.state = 'FROZEN' or (n.state = 'STOPPED' and n.ends_at > :now))""";

    private CarriedOn() {}

    /** Rows {@code n} of {@code stop_payment} that carry on the stop of this alias. */
    static String by(String stop) {
        return BY.formatted(stop);
    }

    /** One of them holds no less: nothing of the stop lapses at its end. */
    static String inFull(String stop) {
        return "exists (select from stop_payment n where " + by(stop)
                + " and coalesce(n.amount_stopped, 0) >= coalesce(" + stop + ".amount_stopped, 0))";
    }
}
