package cn.fanzha.command.demo;

import cn.fanzha.command.shared.ChinaTime;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** The same throws at every first start of one day. */
final class DemoDice {

    private static final String SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨";
    private static final String GIVEN = "安宁远舟澜汀禾苗岚溪然澈屿桐";

    private final Random random;
    private final Instant today;

    /** What would lie on this day or later has not happened yet. */
    DemoDice(long seed, Instant today) {
        this.random = new Random(seed);
        this.today = today;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    int upTo(int exclusive) {
        return random.nextInt(exclusive);
    }

    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    String name() {
        return character(SURNAMES) + character(GIVEN) + character(GIVEN);
    }

    /** The moment as files write it, or nothing where it lies ahead. */
    String past(Instant at) {
        return at.isBefore(today) ? ChinaTime.formatSeconds(at) : "";
    }

    boolean isPast(Instant at) {
        return at.isBefore(today);
    }

    String residentId(String region) {
        return DemoCodes.residentId(
                "%s%04d%02d%02d%03d".formatted(region, 1955 + upTo(50), 1 + upTo(12), 1 + upTo(28), upTo(1000)));
    }

    static String yuan(long cents) {
        return "%d.%02d".formatted(cents / 100, cents % 100);
    }

    private String character(String characters) {
        return String.valueOf(characters.charAt(random.nextInt(characters.length())));
    }
}
