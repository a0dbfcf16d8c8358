package cn.fanzha.command.intake.pasted;

/**
 * Something that was recognised in a text; only ever offered, a person puts it into a field.
 *
 * @param value as a field of the form takes it: digits, yuan, {@code yyyy-MM-dd HH:mm} in Asia/Shanghai
 * @param seen as it stands in the text
 * @param start where it begins in the text
 * @param doubtful a check fails (Luhn, the ID's check digit), or the day is only guessed
 */
public record Found(Kind kind, String value, String seen, int start, boolean doubtful) {

    /** What it seems to be. */
    public enum Kind {
        ACCOUNT,
        AMOUNT,
        TIME,
        /** Whose account the money went to. */
        HOLDER,
        /** Who paid, or was deceived. */
        PAYER,
        PHONE,
        ID_NUMBER,
        URL
    }

    /** Without the value: it is personal data. */
    @Override
    public String toString() {
        return "Found[" + kind + " at " + start + "]";
    }
}
