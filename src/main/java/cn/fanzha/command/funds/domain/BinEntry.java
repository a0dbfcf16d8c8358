package cn.fanzha.command.funds.domain;

import cn.fanzha.command.shared.InvalidValueException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A prefix of card numbers and the bank behind it.
 *
 * @param bin 3 to 10 digits; of several that fit a card the longest wins
 * @param cardLength how many digits the cards have; tells two banks with one prefix apart
 */
public record BinEntry(String bin, int cardLength, String bankCode, String bankName, CardType cardType) {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{3,10}");
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{2,12}");
    private static final int SHORTEST = 12;
    private static final int LONGEST = 19;
    private static final int NAME_AT_MOST = 60;

    public BinEntry {
        if (!DIGITS.matcher(bin).matches()) {
            throw new InvalidValueException("bins.problem.bin");
        }
        if (cardLength < SHORTEST || cardLength > LONGEST) {
            throw new InvalidValueException("bins.problem.length", SHORTEST, LONGEST);
        }
        if (!CODE.matcher(bankCode).matches() || bankName.isBlank() || bankName.length() > NAME_AT_MOST) {
            throw new InvalidValueException("bins.problem.bank");
        }
    }

    Key key() {
        return new Key(bin, cardLength, bankCode);
    }

    /** As the history tells it. */
    String told() {
        return bin + " · " + cardLength + " · " + bankName + " (" + bankCode + ") · " + cardType;
    }

    /** Which row of the table. */
    public record Key(String bin, int cardLength, String bankCode) {

        /** {@code 622202-19-ICBC}. */
        public String text() {
            return bin + "-" + cardLength + "-" + bankCode;
        }

        /** Null where the text is no key. */
        public static @Nullable Key of(@Nullable String text) {
            if (text == null || !text.matches("[0-9]{3,10}-[0-9]{2}-[A-Z0-9]{2,12}")) {
                return null;
            }
            String[] parts = text.split("-");
            return new Key(parts[0], Integer.parseInt(parts[1]), parts[2]);
        }
    }
}
