package cn.fanzha.command.funds.domain;

/** What burns most: requests whose time is over, then urgent ones, then those whose time ends first. */
final class Burning {

    private Burning() {}

    /**
     * Order of open requests {@code s}: not received in time and not answered in time are the two ends.
     *
     * @param now the parameter that stands for the moment
     */
    static String order(StopSettings settings, String now) {
        String due = "s.requested_at + make_interval(secs => case when s.received_at is null then %d else %d end)"
                .formatted(
                        settings.receiveWithin().toSeconds(),
                        settings.answerWithin().toSeconds());
        return "(%1$s <= %2$s::timestamptz) desc, (s.urgency = 'URGENT') desc, %1$s, s.requested_at, s.id"
                .formatted(due, now);
    }
}
