package cn.fanzha.command.identity.domain;

/** What came of choosing a password. */
public sealed interface PasswordChange {

    /** It holds from now on; every other session of the account has ended. */
    record Changed() implements PasswordChange {}

    /**
     * Nothing was changed.
     *
     * @param field {@code current}, {@code chosen} or {@code repeated}
     * @param key message that says what to do
     * @param limit what the message's {@code {0}} stands for
     */
    record Refused(String field, String key, int limit) implements PasswordChange {}
}
