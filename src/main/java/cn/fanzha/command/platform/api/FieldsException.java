package cn.fanzha.command.platform.api;

import java.util.List;

/** Fields of a body that hold what can't be: answered 422, each with its code and text; nothing was changed. */
public final class FieldsException extends RuntimeException {

    private final transient List<Wrong> wrong;

    /**
     * A fault.
     *
     * @param field its path, such as {@code transfers[0].account}
     * @param key message key of what to do; the code that programs read
     */
    public record Wrong(String field, String key, List<Object> args) {}

    /** What is wrong, field by field. */
    public FieldsException(List<Wrong> wrong) {
        super(wrong.size() + " fields");
        this.wrong = List.copyOf(wrong);
    }

    public List<Wrong> wrong() {
        return wrong;
    }
}
