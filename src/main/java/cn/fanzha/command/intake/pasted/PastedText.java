package cn.fanzha.command.intake.pasted;

import java.time.Instant;
import java.util.List;

/**
 * Reads a pasted SMS, chat or bank notice: accounts, amounts, times, holders, phones, documents and addresses. Pure: it
 * stores nothing, and what it finds is offered to the officer, never applied by itself.
 */
public final class PastedText {

    /** Characters that are read; what lies behind is left alone. */
    public static final int LONGEST = 20_000;

    private static final int OFFERS_AT_MOST = 60;

    private PastedText() {}

    /**
     * What the text holds, in its order.
     *
     * @param now the moment that “yesterday” and times without a day are told from, in Asia/Shanghai; nothing later is found
     */
    public static List<Found> read(String text, Instant now) {
        Scan scan = new Scan(text.length() > LONGEST ? text.substring(0, LONGEST) : text, now);
        WebAddresses.read(scan);
        Documents.read(scan);
        Times.read(scan);
        Accounts.read(scan);
        Phones.read(scan);
        Amounts.read(scan);
        Holders.read(scan);
        return scan.found(OFFERS_AT_MOST);
    }
}
