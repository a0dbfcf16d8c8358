package cn.fanzha.command.funds.domain;

/**
 * A stop whose money another stop of the same account keeps beyond its end, as conditions of SQL: the other was asked for
 * while this one ran, ends later, and runs or was taken over by a freeze. {@link AccountStops#carrying} says the same of
 * rows that were read. Binds {@code :now}.
 */
final class CarriedOn {

    private static final String OF = """
            %2$s.account_id = %1$s.account_id and %2$s.institution_id = %1$s.institution_id and %2$s.id <> %1$s.id
            and %1$s.state in ('STOPPED', 'EXPIRED') and %2$s.requested_at < %1$s.ends_at and %2$s.ends_at > %1$s.ends_at""";

    private CarriedOn() {}

    /** The stop of the one alias is carried on by that of the other, as long as that holds. */
    static String of(String stop, String later) {
        return OF.formatted(stop, later);
    }

    /** Rows {@code n} of {@code stop_payment} that carry on the stop of this alias. */
    static String by(String stop) {
        return of(stop, "n") + " and (n.state = 'FROZEN' or (n.state = 'STOPPED' and n.ends_at > :now))";
    }

    /** One of them holds no less: nothing of the stop lapses at its end. */
    static String inFull(String stop) {
        return "exists (select from stop_payment n where " + by(stop)
                + " and coalesce(n.amount_stopped, 0) >= coalesce(" + stop + ".amount_stopped, 0))";
    }
}
