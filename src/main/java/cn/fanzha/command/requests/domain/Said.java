package cn.fanzha.command.requests.domain;

/**
 * The partner's own words beside its answer.
 *
 * @param note empty: none
 * @param person who answers; empty: the account's name
 * @param phone where she is reached; empty: not said
 */
public record Said(String note, String person, String phone) {

    public static final Said NOTHING = new Said("", "", "");

    @Override
    public String toString() {
        return "Said";
    }
}
