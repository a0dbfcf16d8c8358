package cn.fanzha.command.demo;

import cn.fanzha.command.shared.ChinaTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** The same throws at every first start of one day. */
final class DemoDice {

    private static final String SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜";
    private static final String GIVEN = "安宁远舟澜汀禾苗岚溪然澈屿桐晚星川云帆朗清和景行知予望秋白露";

    private final Random random;
    private final Instant today;

    /** What would lie on this day or later has not happened yet. */
    DemoDice(long seed, LocalDate today) {
        this.random = new Random(seed);
        this.today = ChinaTime.startOf(today);
    }

    boolean chance(double percent) {
        return random.nextDouble() * 100 < percent;
    }

    int upTo(int exclusive) {
        return random.nextInt(exclusive);
    }

    int between(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** One of these, each as likely as its weight says. */
    <T> T weighted(List<T> choices, ToDoubleFunction<T> weight) {
        double thrown =
                random.nextDouble() * choices.stream().mapToDouble(weight).sum();
        for (T choice : choices) {
            thrown -= weight.applyAsDouble(choice);
            if (thrown < 0) {
                return choice;
            }
        }
        return choices.getLast();
    }

    /** Where most are small and few are very large; never under one. */
    long scattered(double median, double spread) {
        return Math.max(1, Math.round(median * Math.exp(random.nextGaussian() * spread)));
    }

    /** How often something happens that happens so often on average. */
    int times(double average) {
        int count = 0;
        double rest = Math.exp(-average);
        for (double product = random.nextDouble(); product > rest; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    int about(int middle, int spread, int least, int most) {
        return Math.clamp(Math.round(middle + random.nextGaussian() * spread), least, most);
    }

    String name() {
        String given = character(GIVEN);
        return character(SURNAMES) + (chance(75) ? given + character(GIVEN) : given);
    }

    /** The moment as files write it, or nothing where it lies ahead. */
    String past(Instant at) {
        return isPast(at) ? ChinaTime.formatSeconds(at) : "";
    }

    boolean isPast(Instant at) {
        return at.isBefore(today);
    }

    /** A person of that age, by a division that no map shows. */
    String residentId(String region, int age, int thisYear) {
        return DemoCodes.residentId(
                "%s%04d%02d%02d%03d".formatted(region, thisYear - age, between(1, 12), between(1, 28), upTo(1000)));
    }

    /** In a range in which no operator gives numbers to people. */
    String phone() {
        return "174000%05d".formatted(upTo(100_000));
    }

    static String yuan(long cents) {
        return "%d.%02d".formatted(cents / 100, cents % 100);
    }

    private String character(String characters) {
        return String.valueOf(characters.charAt(random.nextInt(characters.length())));
    }
}
