package cn.fanzha.command.volume;

import cn.fanzha.command.shared.ChinaTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * How large a city is made, and of which years. Equal plans make equal rows, but for ciphertexts, whose nonces are random.
 *
 * @param seed of all that is drawn
 * @param division the first four digits of the city's units: nobody else's in the database
 * @param end the moment at which the made history ends
 * @param years how many years lie before it
 * @param scale 1: 40,000 cases, 400,000 alerts and 400,000 transfers a year
 */
public record VolumePlan(long seed, String division, Instant end, double years, double scale) {

    static final int CASES_A_YEAR = 40_000;
    static final int ALERTS_A_CASE = 10;
    static final int TRANSFERS_A_CASE = 10;
    private static final long BURST = 100_000;

    public VolumePlan {
        if (!division.matches("[0-9]{4}") || years <= 0 || scale <= 0) {
            throw new IllegalArgumentException("a plan needs four digits, some years and a scale above 0");
        }
    }

    public Instant start() {
        return end.minus(Duration.ofMinutes((long) (years * 365 * 24 * 60)));
    }

    public int cases() {
        return (int) Math.max(1, years * scale * CASES_A_YEAR);
    }

    public int alerts() {
        return cases() * ALERTS_A_CASE;
    }

    public int transfers() {
        return cases() * TRANSFERS_A_CASE;
    }

    /** The newest alerts wait for their receipt: a file of 100,000 has come in, or what a smaller city has of it. */
    public int openAlerts() {
        return (int) Math.min(BURST, alerts() / 20 + 1);
    }

    /** Accounts through which the money goes; a third of them a transfer, so that some are used often. */
    public int mules() {
        return Math.max(100, transfers() / 3);
    }

    public int suspectPhones() {
        return Math.max(50, cases() / 3);
    }

    public int persons() {
        return Math.max(100, alerts() / 2);
    }

    /** The moment of row {@code i} of {@code n}: rows lie in the order of time. */
    Instant at(int i, int n, long drawn) {
        double place = (i + Dice.unit(drawn)) / n;
        long span = end.toEpochMilli() - start().toEpochMilli();
        return Instant.ofEpochSecond((start().toEpochMilli() + (long) (place * span)) / 1000);
    }

    /** Times of the plan as a UUID of version 7: new rows lie at the end of an index, as those of the application. */
    UUID id(Instant at, int kind, long n) {
        long high = at.toEpochMilli() << 16 | 0x7000L | kind & 0xFFF;
        long low = 0x8000000000000000L
                | Dice.mix(seed, Integer.parseInt(division), kind) & 0x3FFFFF0000000000L
                | n & 0xFFFFFFFFFFL;
        return new UUID(high, low);
    }

    long dice(int kind, long n) {
        return Dice.mix(seed, kind, n);
    }

    String day(Instant at) {
        return ChinaTime.date(at).toString().replace("-", "");
    }
}
