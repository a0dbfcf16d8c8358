package cn.fanzha.command.support;

import cn.fanzha.command.shared.CnapsCode;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Uscc;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Stream;

/** Codes that belong to nobody and still pass their check. */
public final class MadeUpCodes {

    private static final String LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private MadeUpCodes() {}

    /** A random bank number with its right check digit; it begins as no made-up division does. */
    public static String cnaps() {
        return completed("98" + digits(9), text -> new CnapsCode(text).value());
    }

    /** A random unified social credit code with its right check character. */
    public static String uscc() {
        return completed("91" + "99" + digits(13), text -> new Uscc(text).value());
    }

    /** So many random digits. */
    public static String digits(int count) {
        long bound = (long) Math.pow(10, count);
        return String.format(
                Locale.ROOT, "%0" + count + "d", ThreadLocalRandom.current().nextLong(bound));
    }

    /** A made-up resident ID with its check digit. */
    public static String residentId() {
        String body = "110105194912" + (10 + Integer.parseInt(digits(1))) + digits(3);
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (body.charAt(i) - '0') * weights[i];
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    private static String completed(String start, Function<String, String> check) {
        return LETTERS.chars()
                .mapToObj(c -> start + (char) c)
                .flatMap(text -> {
                    try {
                        return Stream.of(check.apply(text));
                    } catch (InvalidValueException e) {
                        return Stream.empty();
                    }
                })
                .findFirst()
                .orElseThrow();
    }
}
