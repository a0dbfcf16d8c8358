package cn.fanzha.command.shared;

import java.util.List;

/**
 * A text that is not the value it should be: a wrong check digit, an amount with three decimals.
 *
 * <p>Carries the key of a message that says what to do, so that a page and an import can show it in the reader's
 * language. Neither the message nor the arguments ever hold the refused text: it may be a person's data, and exceptions
 * reach logs.
 */
public final class InvalidValueException extends RuntimeException {

    private final String key;
    private final transient List<Object> args;

    public InvalidValueException(String key, Object... args) {
        super(key);
        this.key = key;
        this.args = List.of(args);
    }

    /** Such as {@code value.resident-id.check-digit}. */
    public String key() {
        return key;
    }

    /** What the message's {@code {0}}, {@code {1}} stand for: limits and positions, never the refused text. */
    public Object[] args() {
        return args.toArray();
    }
}
