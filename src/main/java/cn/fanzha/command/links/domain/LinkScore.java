package cn.fanzha.command.links.domain;

import cn.fanzha.command.observables.ObservableType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How strongly two cases are linked, in percent; a function of what they share alone, so that it is the same from either
 * case and in any order.
 *
 * <p>A value weighs the less the more cases hold it, ln(B ÷ n) ÷ ln(B ÷ 2) of its type's weight with B one above the bound: all
 * of it where only the two hold it, next to nothing at the bound, nothing beyond. Of one type the second value counts half,
 * the third a quarter: a hundred common ones are hardly worth more than two. All add up like independent evidence,
 * 1 − Π(1 − w), and never reach 100.
 */
public final class LinkScore {

    private static final double SAME_VICTIM = 0.5;

    private LinkScore() {}

    /** From 0 to 99. */
    public static int of(Collection<Shared> shared, int common) {
        Map<ObservableType, List<Double>> weights = new EnumMap<>(ObservableType.class);
        for (Shared one : shared) {
            weights.computeIfAbsent(one.type(), type -> new ArrayList<>()).add(weight(one, common));
        }
        double apart = 1;
        for (List<Double> ofType : weights.values()) {
            apart *= halving(ofType);
        }
        return Math.clamp(Math.round(100 * (1 - apart)), 0, 99);
    }

    /** What one value says, from 0 to its type's weight. */
    static double weight(Shared one, int common) {
        if (one.cases() < 2 || one.cases() > common) {
            return 0;
        }
        double bound = common + 1.0;
        double rare = Math.log(bound / one.cases()) / Math.log(bound / 2);
        return of(one.type()) * rare * (one.sameVictim() ? SAME_VICTIM : 1);
    }

    /** Of one type the second value counts half, the third a quarter. */
    private static double halving(List<Double> weights) {
        double apart = 1;
        double factor = 1;
        for (double weight : weights.stream().sorted(Comparator.reverseOrder()).toList()) {
            apart *= 1 - weight * factor;
            factor /= 2;
        }
        return apart;
    }

    /** Accounts and documents belong to somebody; an address or an app is rented to many. */
    private static double of(ObservableType type) {
        return switch (type) {
            case BANK_ACCOUNT, PAYMENT_ACCOUNT, WALLET, PERSON_ID -> 0.9;
            case DEVICE -> 0.8;
            case PHONE, IM_ACCOUNT -> 0.7;
            case URL -> 0.6;
            case APP -> 0.4;
            case IP -> 0.3;
        };
    }
}
