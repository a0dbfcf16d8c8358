package cn.fanzha.command.statistics.domain;

import cn.fanzha.command.shared.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/** Where a list of rows was left, as an opaque word in the address. */
record RowPosition(Instant at, String kind, String number, String item) {

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    static RowPosition decode(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", -1);
            if (parts.length == 4) {
                Instant at = Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS);
                if (!at.isBefore(EARLIEST)
                        && !at.isAfter(LATEST)
                        && text.indexOf('\0') < 0
                        && !parts[2].contains("\0")) {
                    return new RowPosition(at, parts[1], parts[2], parts[3]);
                }
            }
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException broken) {
            throw new InvalidValueException("value.cursor.broken");
        }
        throw new InvalidValueException("value.cursor.broken");
    }

    String encode() {
        String text = ChronoUnit.MICROS.between(Instant.EPOCH, at) + "\n" + kind + "\n" + number + "\n" + item;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
