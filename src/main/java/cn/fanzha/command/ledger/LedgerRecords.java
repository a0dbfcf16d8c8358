package cn.fanzha.command.ledger;

import org.jspecify.annotations.Nullable;

/** Where the pages of what moves money lie: a feature that posts names the address of its own records. */
public interface LedgerRecords {

    /** STOP, FREEZE or RETURN. */
    LedgerSource kind();

    /** The page of the record of this number; null where it has none. */
    @Nullable
    String address(String number);
}
