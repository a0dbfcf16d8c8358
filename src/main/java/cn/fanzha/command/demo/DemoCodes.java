package cn.fanzha.command.demo;

import cn.fanzha.command.shared.CnapsCode;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.ResidentId;
import cn.fanzha.command.shared.Uscc;
import java.util.function.Function;
import java.util.stream.Stream;

/** Made-up codes with their right check character. */
final class DemoCodes {

    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private DemoCodes() {}

    /** A bank number from its first eleven digits. */
    static String cnaps(String start) {
        return complete(start, text -> new CnapsCode(text).value());
    }

    /** A unified social credit code from its first seventeen characters. */
    static String uscc(String start) {
        return complete(start, text -> new Uscc(text).value());
    }

    /** A resident ID from its first seventeen digits. */
    static String residentId(String start) {
        return complete(start, text -> new ResidentId(text).value());
    }

    /** A bank card by its first digits, with the digit that Luhn's rule wants. */
    static String card(String start) {
        int sum = 0;
        for (int i = 0; i < start.length(); i++) {
            int digit = start.charAt(start.length() - 1 - i) - '0';
            sum += i % 2 == 1 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        }
        return start + (10 - sum % 10) % 10;
    }

    private static String complete(String start, Function<String, String> check) {
        return CHARACTERS
                .chars()
                .mapToObj(c -> start + (char) c)
                .flatMap(text -> {
                    try {
                        return Stream.of(check.apply(text));
                    } catch (InvalidValueException wrongCharacter) {
                        return Stream.empty();
                    }
                })
                .findFirst()
                .orElseThrow();
    }
}
