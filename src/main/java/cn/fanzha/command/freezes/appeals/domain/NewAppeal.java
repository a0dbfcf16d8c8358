package cn.fanzha.command.freezes.appeals.domain;

/**
 * What the officer took down.
 *
 * @param freezeNo the freeze that the holder objects to
 * @param appellant name of who appealed
 * @param contact phone under which the answer reaches them
 * @param statement what they say
 * @param evidence what they brought to prove it; may be empty
 */
public record NewAppeal(String freezeNo, String appellant, String contact, String statement, String evidence) {
    @Override
    public String toString() {
        return "NewAppeal[" + freezeNo + "]";
    }
}
