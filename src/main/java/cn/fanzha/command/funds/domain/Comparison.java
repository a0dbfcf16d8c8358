package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.RefusalReason;
import java.util.EnumSet;
import java.util.Set;

/** What the institution compared with its books: it may stop only where all four agree (银发〔2016〕86号). */
public record Comparison(boolean holderAgrees, boolean accountAgrees, boolean amountAgrees, boolean timeAgrees) {

    public static final Comparison ALL_AGREE = new Comparison(true, true, true, true);

    public Set<RefusalReason> differences() {
        Set<RefusalReason> found = EnumSet.noneOf(RefusalReason.class);
        add(found, holderAgrees, RefusalReason.HOLDER_DIFFERS);
        add(found, accountAgrees, RefusalReason.ACCOUNT_DIFFERS);
        add(found, amountAgrees, RefusalReason.AMOUNT_DIFFERS);
        add(found, timeAgrees, RefusalReason.TIME_DIFFERS);
        return found;
    }

    private static void add(Set<RefusalReason> found, boolean agrees, RefusalReason reason) {
        if (!agrees) {
            found.add(reason);
        }
    }
}
