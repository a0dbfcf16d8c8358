package cn.fanzha.command.support;

import cn.fanzha.command.shared.CnapsCode;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Uscc;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/** Codes that belong to nobody and still pass their check. */
public final class MadeUpCodes {

    private static final String LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final Map<Integer, Set<Long>> GIVEN = new ConcurrentHashMap<>();
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private MadeUpCodes() {}

    /** A random bank number with its right check digit; it begins as no made-up division does. */
    public static String cnaps() {
        return completed("98" + digits(9), text -> new CnapsCode(text).value());
    }

    /** A random unified social credit code with its right check character; no day of birth is in its middle. */
    public static String uscc() {
        return completed("91990000" + digits(9), text -> new Uscc(text).value());
    }

    /** So many random digits; from three on such as nobody in this process was given before. */
    public static String digits(int count) {
        long bound = (long) Math.pow(10, count);
        Set<Long> given = GIVEN.computeIfAbsent(count, any -> ConcurrentHashMap.newKeySet());
        long digits = ThreadLocalRandom.current().nextLong(bound);
        while (!given.add(digits) && count > 2 && given.size() < bound) {
            digits = ThreadLocalRandom.current().nextLong(bound);
        }
        return String.format(Locale.ROOT, "%0" + count + "d", digits);
    }

    /** A made-up resident ID with its check digit; nobody else in this process was given it. */
    public static String residentId() {
        String body = "110105"
                + LocalDate.of(1930, 1, 1).plusDays(PEOPLE.incrementAndGet()).format(DateTimeFormatter.BASIC_ISO_DATE)
                + "%03d".formatted(ThreadLocalRandom.current().nextInt(1_000));
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
