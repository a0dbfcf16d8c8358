package cn.fanzha.command.ledger;

import java.util.List;

/** An entry that the book refuses: 422 in words. It carries a message's key with its arguments, never personal data. */
public final class LedgerRefusedException extends RuntimeException {

    private final String key;
    private final transient List<Object> args;

    public LedgerRefusedException(String key, Object... args) {
        super(key);
        this.key = key;
        this.args = List.of(args);
    }

    /** Such as {@code ledger.refused.too-little.FROZEN}. */
    public String key() {
        return key;
    }

    public List<Object> args() {
        return args;
    }
}
