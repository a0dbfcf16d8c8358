package cn.fanzha.command.demo;

import java.util.List;

/**
 * The kinds of fraud as the made-up city meets them: how often at the beginning and at the end of the eighteen months,
 * how much money (the median in yuan, and how wide amounts scatter about it), and whom.
 */
enum DemoFraud {
    BRUSHING("10", 31, 22, 9_500, 1.0, 28, 8),
    INVESTMENT("11", 10, 15, 82_000, 1.2, 43, 12),
    SHOPPING("12", 11, 12, 2_900, 0.9, 29, 9),
    CUSTOMER_SERVICE("13", 15, 10, 17_500, 1.0, 36, 11),
    LOAN("14", 11, 7, 13_800, 0.9, 33, 9),
    CREDIT_RECORD("15", 6, 8, 21_600, 0.9, 34, 9),
    ACQUAINTANCE("16", 4, 6, 28_000, 1.1, 46, 10),
    AUTHORITIES("17", 4, 4, 96_000, 1.2, 55, 13),
    DATING("18", 4, 5, 46_000, 1.1, 41, 11),
    GAMES("19", 4, 8, 2_300, 0.9, 22, 5),
    OTHER("29", 2, 3, 5_600, 1.0, 38, 13);

    static final List<DemoFraud> ALL = List.of(values());

    final String code;
    final double median;
    final double spread;
    final int age;
    final int ages;
    private final double first;
    private final double last;

    DemoFraud(String code, double first, double last, double median, double spread, int age, int ages) {
        this.code = code;
        this.first = first;
        this.last = last;
        this.median = median;
        this.spread = spread;
        this.age = age;
        this.ages = ages;
    }

    /** How much of the city's fraud it is, from the first day (0) to the last (1), and in which month of the year. */
    double weight(double passed, int month) {
        return (first + (last - first) * passed) * season(month);
    }

    /** Shopping festivals, summer holidays, the end of the year. */
    private double season(int month) {
        return switch (this) {
            case SHOPPING, CUSTOMER_SERVICE -> month == 6 || month == 11 ? 1.5 : 1;
            case GAMES -> month == 7 || month == 8 ? 1.8 : month == 2 ? 1.4 : 1;
            case BRUSHING -> month >= 6 && month <= 8 ? 1.2 : 1;
            case LOAN, CREDIT_RECORD -> month == 12 || month <= 2 ? 1.3 : 1;
            case ACQUAINTANCE -> month == 12 || month == 1 ? 1.3 : 1;
            default -> 1;
        };
    }

    /** The months of the year in which more or less happens altogether. */
    static double busyness(int month) {
        return switch (month) {
            case 2 -> 0.75;
            case 4, 10 -> 0.93;
            case 6, 12 -> 1.15;
            case 7, 8 -> 1.1;
            case 11 -> 1.25;
            default -> 1;
        };
    }
}
