package cn.fanzha.command.volume;

/** Numbers that look drawn and follow from what they are drawn for, so that any row can be made without those before it. */
final class Dice {

    private Dice() {}

    static long mix(long a, long b, long c) {
        return mix(mix(a * 0x9E3779B97F4A7C15L + b) + c * 0xD1B54A32D192ED03L);
    }

    private static long mix(long n) {
        long z = (n ^ n >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** Another number from the same draw. */
    static long next(long drawn, int k) {
        return mix(drawn + k * 0x9E3779B97F4A7C15L);
    }

    /** From 0 to less than 1. */
    static double unit(long drawn) {
        return (drawn >>> 11) * 0x1.0p-53;
    }

    static int below(long drawn, int n) {
        return (int) (unit(drawn) * n);
    }

    static boolean chance(long drawn, double share) {
        return unit(drawn) < share;
    }

    /** From 0 to less than n, the first ones far more often: of 1,000 the first is drawn once in 30 times. */
    static int skewed(long drawn, int n) {
        double u = unit(drawn);
        return (int) (u * u * n);
    }
}
