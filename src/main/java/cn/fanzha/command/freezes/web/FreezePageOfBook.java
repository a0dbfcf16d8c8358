package cn.fanzha.command.freezes.web;

import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.ledger.LedgerRecords;
import cn.fanzha.command.ledger.LedgerSource;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Entries in the book of money that a freeze of this system made lead to its page; imported ones have none. */
@Component
class FreezePageOfBook implements LedgerRecords {

    private static final Pattern OWN = Pattern.compile(FreezeNumber.LETTER + "\\d{22}");

    @Override
    public LedgerSource kind() {
        return LedgerSource.FREEZE;
    }

    @Override
    public @Nullable String address(String number) {
        return OWN.matcher(number).matches()
                ? "/freezes/" + FreezeNumber.of(number).address()
                : null;
    }
}
