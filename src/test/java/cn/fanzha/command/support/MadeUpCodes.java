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
